package veridian.ipc.spec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.RandomCalls;

/** Measures the oracle's steps a second; not a test. */
public final class Speed {

    private static final int STEPS = 200_000;

    private final SpecOracle oracle;
    private SpecState state;

    private Speed(SpecOracle oracle) {
        this.oracle = oracle;
    }

    public static void main(String[] args) {
        long start = System.nanoTime();
        SpecOracle oracle = SpecOracle.load(new Limits(64, 1 << 22, 1024, 1 << 22, 16, 64, 65535));
        System.out.println("loaded in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        for (int endpoints : new int[] {4, 32, 1024}) {
            for (int round = 0; round < 4; round++) {
                Speed speed = new Speed(oracle);
                speed.traffic(endpoints, false);
                if (endpoints < 1024) {
                    speed.traffic(endpoints, true);
                }
            }
        }
        for (int round = 0; round < 4; round++) {
            new Speed(oracle).walk(round);
        }
    }

    private Datum call(Call call, Datum... arguments) {
        Verdict verdict = oracle.step(state, call, List.of(arguments));
        state = verdict.next();
        return verdict.outcome().value();
    }

    /** Successful sends and receives, round the endpoints. */
    private void traffic(int endpoints, boolean view) {
        state = oracle.initial();
        call(Call.INIT);
        call(Call.SPAWN);
        List<Datum> tokens = new ArrayList<>();
        for (int i = 0; i < endpoints; i++) {
            tokens.add(((Datum.Fields) call(Call.CREATE_ENDPOINT, Datum.number(1))).parts().get(1));
        }
        Datum message = Datum.bytes(new byte[16]);
        long start = System.nanoTime();
        for (int i = 0; i < STEPS / 2; i++) {
            Datum token = tokens.get(i % endpoints);
            call(Call.SEND, token, message);
            if (view) {
                state.view();
            }
            call(Call.RECEIVE, token);
            if (view) {
                state.view();
            }
        }
        report(endpoints + " endpoints" + (view ? ", view" : ""), start);
    }

    private void walk(int seed) {
        RandomCalls calls = new RandomCalls(seed, EnumSet.range(Group.CORE, Group.BLOCKING));
        state = oracle.step(oracle.initial(), Call.INIT, List.of()).next();
        Binding same = new Binding(oracle.limits());
        int ok = 0;
        long start = System.nanoTime();
        for (int i = 0; i < STEPS; i++) {
            Call call = calls.call();
            Verdict verdict = oracle.step(state, call, same.toSpec(call, calls.arguments(call)));
            Outcome outcome = verdict.outcome();
            if (outcome.isOk()) {
                same.accept(call, List.of(), outcome.value(), outcome.value(), verdict::next);
                ok++;
            }
            calls.learn(call, outcome);
            state = verdict.next();
        }
        report("random, " + 100 * ok / STEPS + "% OK, " + state.view().endpoints().size() + " endpoints", start);
    }

    private static void report(String what, long start) {
        System.out.println(what + ": " + STEPS * 1_000_000_000L / (System.nanoTime() - start) + " steps/s");
    }
}
