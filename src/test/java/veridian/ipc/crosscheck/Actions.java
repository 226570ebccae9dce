package veridian.ipc.crosscheck;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;

/** Random calls: mostly with ids and tokens that answers named, some of them outlived; some with any bits. */
final class Actions {

    private static final int GENERATOR_SIZE = 1000;

    private final Limits limits;
    private final Set<Group> groups;
    private final Map<Call, RandomGenerator<Action>> generators = new EnumMap<>(Call.class);

    private Actions(Limits limits, Set<Group> groups) {
        this.limits = limits;
        this.groups = groups;
    }

    /** Calls of these groups to a kernel with these limits. */
    static Actions of(Limits limits, Set<Group> groups) {
        return new Actions(limits, groups);
    }

    /** Such calls, each as often as its weight says. */
    Stream<Shrinkable<Action>> stream(Collection<Call> calls, Random random) {
        List<RandomGenerator<Action>> choices = calls.stream()
            .flatMap(call -> Collections.nCopies(weight(call), generators.computeIfAbsent(call, this::generator)).stream()).toList();
        return Stream.generate(() -> choices.get(random.nextInt(choices.size())).next(random));
    }

    private RandomGenerator<Action> generator(Call call) {
        return action(call).generator(GENERATOR_SIZE, false);
    }

    /** Calls that create, destroy, or take the specification long are rarer; mappings, which many states refuse, are tried often. */
    private static int weight(Call call) {
        switch (call) {
            case TERMINATE:
            case CLEANUP_PROCESS:
            case MESSAGE_SMALL:
            case GET_PERFORMANCE_STATS:
                return 1;
            case RECORD_OPERATION:
                return 2;
            case FREE_SHARED_MEMORY:
            case DESTROY_REGION:
            case FIND_SHARED_REGION:
                return 4;
            case MAP_SHARED_REGION:
                return 12;
            case SYS_SEND:
            case SYS_RECEIVE:
                return 16;
            case SPAWN:
            case CREATE_ENDPOINT:
            case CREATE_CHANNEL:
                return 3;
            default:
                return 8;
        }
    }

    private Arbitrary<Action> action(Call call) {
        List<Arbitrary<Pick>> picks = call.arguments().stream().map(Field::kind)
            .map(kind -> call.group() == Group.MEMORY && kind == Kind.SIZE ? bytes() : pick(kind)).toList();
        return Combinators.combine(picks).as(chosen -> new Action(call, chosen));
    }

    private Arbitrary<Pick> pick(Kind kind) {
        switch (kind) {
            case PID:
                return Arbitraries.frequencyOf(Tuple.of(15, back(4).map(Pick.Pid::new)), Tuple.of(1, number()));
            case ENDPOINT:
                return Arbitraries.frequencyOf(Tuple.of(15, back(8).map(Pick.Endpoint::new)), Tuple.of(1, number()));
            case CAPABILITY:
                return token();
            case CAPACITY:
                return Arbitraries.frequencyOf(
                    Tuple.of(7, Arbitraries.longs().between(0, limits.maxCapacity() + 1L).map(Actions::number)),
                    Tuple.of(1, number()));
            case RIGHTS:
                return Arbitraries.frequencyOf(
                    Tuple.of(7, Arbitraries.longs().between(0, IpcPermissions.ALL).map(Actions::number)),
                    Tuple.of(1, Arbitraries.longs().between(0, 0xffff).map(Actions::number)));
            case SIZE:
                return upTo(limits.rates().byteBurst());
            case TICKS:
                return upTo(4L * limits.rates().frequency());
            case FLAG:
                return Arbitraries.of(false, true).map(holds -> new Pick.Literal(Datum.flag(holds)));
            case BYTES:
                return bytes(80);
            case PAYLOAD:
                return payload();
            case REGION:
                return Arbitraries.frequencyOf(Tuple.of(15, back(4).map(Pick.Region::new)), Tuple.of(1, number()));
            case FRAMES:
                return frames();
            case NODE:
                return Arbitraries.integers().between(-1, limits.memory().numaNodes()).map(node -> new Pick.Literal(Datum.node(node)));
            case ACCESS:
                return Arbitraries.frequencyOf(Tuple.of(14, Arbitraries.longs().between(1, 3).map(Actions::number)),
                    Tuple.of(2, Arbitraries.longs().between(0, 0xffff).map(Actions::number)));
            case ADDRESS:
                return address();
            default:
                Arbitrary<Pick> small = Arbitraries.frequencyOf(Tuple.of(7, bytes(2)), Tuple.of(1, bytes(64)));
                return groups.contains(Group.MEMORY) ? Arbitraries.frequencyOf(Tuple.of(1, small), Tuple.of(1, large())) : small;
        }
    }

    /** Mostly a page, so that regions and allocations fit each other. */
    private Arbitrary<Pick> bytes() {
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.longs().between(1, limits.memory().pageSize()).map(Actions::number)),
            Tuple.of(1, upTo(limits.memory().maxRegionSize())));
    }

    private static Arbitrary<Pick> frames() {
        return Combinators.combine(back(2), Arbitraries.integers().between(0, 4),
            Arbitraries.frequency(Tuple.of(7, false), Tuple.of(1, true))).as(Pick.Frames::new);
    }

    /** Mostly a page that user addresses have, or the next; sometimes not where a page begins, or anywhere. */
    private Arbitrary<Pick> address() {
        long page = limits.memory().pageSize();
        long end = 1L << limits.memory().addressBits();
        return Arbitraries.frequencyOf(Tuple.of(12, Arbitraries.longs().between(0, end / page).map(n -> number(n * page))),
            Tuple.of(3, Arbitraries.longs().between(0, end).map(Actions::number)), Tuple.of(1, number()));
    }

    /** Mostly a part that a region has, small though it be. */
    private Arbitrary<Pick> large() {
        Arbitrary<Long> bytes = Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.longs().between(0, 1)),
            Tuple.of(2, Arbitraries.longs().between(0, limits.memory().maxRegionSize())), Tuple.of(1, Arbitraries.longs()));
        return Combinators.combine(back(2), bytes, bytes).as(Pick.Large::new);
    }

    /** Mostly small, or what a region may have; sometimes more. */
    private Arbitrary<Pick> payload() {
        int largest = limits.memory().maxRegionSize();
        return Arbitraries.frequencyOf(Tuple.of(6, bytes(2)), Tuple.of(1, bytes(64)),
            Tuple.of(7, Arbitraries.integers().between(Datum.LongPayload.SHORTEST, largest).map(Actions::longPayload)),
            Tuple.of(1, Arbitraries.integers().between(largest + 1, 2 * largest).map(Actions::longPayload)));
    }

    private static Pick longPayload(int length) {
        return new Pick.Literal(Datum.longPayload(length));
    }

    /** Mostly near what is allowed; sometimes any number, or one of the largest. */
    private static Arbitrary<Pick> upTo(long most) {
        return Arbitraries.frequencyOf(Tuple.of(14, Arbitraries.longs().between(0, most + 1).map(Actions::number)),
            Tuple.of(1, number()), Tuple.of(1, Arbitraries.longs().between(-3, -1).map(Actions::number)));
    }

    private Arbitrary<Pick> token() {
        Arbitrary<Pick> returned = back(10).map(back -> new Pick.Token(back, 0));
        Arbitrary<Pick> flipped = Combinators.combine(back(10), Arbitraries.integers().between(0, Long.SIZE - 1))
            .as((back, bit) -> new Pick.Token(back, 1L << bit));
        Arbitrary<Pick> forged = Combinators.combine(back(8), Arbitraries.integers().between(0, limits.maxGeneration()),
            Arbitraries.integers().between(0, IpcPermissions.ALL)).as(Pick.Forged::new);
        Arbitrary<Pick> reserved = Combinators.combine(back(8), Arbitraries.integers().between(0, 0xffff),
            Arbitraries.integers().between(0, 0xffff)).as(Pick.Forged::new);
        Arbitrary<Pick> anyBits = Arbitraries.longs().map(bits -> new Pick.Literal(Datum.token(bits)));
        return Arbitraries.frequencyOf(Tuple.of(20, returned), Tuple.of(2, flipped), Tuple.of(4, forged),
            Tuple.of(1, reserved), Tuple.of(1, anyBits), Tuple.of(1, Arbitraries.just(new Pick.Literal(Datum.token(0)))));
    }

    private static Arbitrary<Integer> back(int most) {
        return Arbitraries.integers().between(0, most);
    }

    private static Arbitrary<Pick> number() {
        return Arbitraries.longs().map(Actions::number);
    }

    private static Pick number(long bits) {
        return new Pick.Literal(Datum.number(bits));
    }

    private static Arbitrary<Pick> bytes(int most) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(most)
            .map(content -> new Pick.Literal(Datum.bytes(content)));
    }
}
