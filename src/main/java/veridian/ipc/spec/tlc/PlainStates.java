package veridian.ipc.spec.tlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tla2sany.semantic.OpDeclNode;
import tlc2.tool.TLCState;
import tlc2.value.IValue;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.MemoryState;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.PlainState.Blocked;
import veridian.ipc.spec.PlainState.Scheduling;

/** From states to plain values and back. What plain values do not say must be as it was in the initial state. */
final class PlainStates {

    /** The variables that plain values say. */
    private static final Set<String> SAID = Set.of("initialized", "processes", "lastPid", "endpoint", "lastEndpoint", "generation",
        "rights", "capacity", "queue", "readyQueue", "running", "blocked", "waiting", "told", "region", "lastRegion", "mapping",
        "looseFrames");

    private static final Codec.RecordShape ENDPOINT = new Codec.RecordShape("owner", "send", "receive");
    private static final Codec.RecordShape REGION = new Codec.RecordShape("owner", "size", "permissions", "pages", "pins");
    private static final Codec.RecordShape BLOCKED = new Codec.RecordShape("pid", "endpoint");

    private final TLCState initial;

    PlainStates(TLCState initial) {
        this.initial = initial;
    }

    /** The state's values; null if it has what they can't say. */
    PlainState read(TLCState state) {
        for (OpDeclNode variable : state.getVars()) {
            IValue value = state.lookup(variable.getName());
            IValue before = initial.lookup(variable.getName());
            if (!SAID.contains(variable.getName().toString()) && value != before && !value.equals(before)) {
                return null;
            }
        }
        return new PlainState(StateView.of(state), scheduling(state), StateView.memory(state));
    }

    /** Who runs, is ready, is blocked and waits. */
    static Scheduling scheduling(TLCState state) {
        List<Blocked> blocked = new ArrayList<>();
        for (Value element : sequence(StateView.variable(state, "blocked"))) {
            RecordValue record = (RecordValue) element.toRcd();
            blocked.add(new Blocked(StateView.number(Codec.field(record, "pid")), StateView.number(Codec.field(record, "endpoint"))));
        }
        SortedMap<Integer, List<Integer>> waiting = new TreeMap<>();
        StateView.forEach(StateView.variable(state, "waiting"), (id, pids) -> waiting.put(id, numbers(sequence(pids))));
        SortedSet<Integer> told = new TreeSet<>();
        SetEnumValue toldSet = (SetEnumValue) StateView.variable(state, "told").toSetEnum();
        for (int i = 0; i < toldSet.elems.size(); i++) {
            told.add(StateView.number(toldSet.elems.elementAt(i)));
        }
        return new Scheduling(numbers(sequence(StateView.variable(state, "readyQueue"))),
            StateView.number(StateView.variable(state, "running")), blocked, waiting, told);
    }

    private static Value[] sequence(Value value) {
        return ((TupleValue) value.toTuple()).elems;
    }

    private static List<Integer> numbers(Value[] elements) {
        List<Integer> numbers = new ArrayList<>(elements.length);
        for (Value element : elements) {
            numbers.add(StateView.number(element));
        }
        return numbers;
    }

    /** The state that these values say. */
    TLCState make(PlainState plain) {
        TLCState state = initial.copy();
        AbstractState kernel = plain.kernel();
        bind(state, "initialized", kernel.initialized() ? BoolValue.ValTrue : BoolValue.ValFalse);
        bind(state, "processes", set(kernel.processes()));
        bind(state, "lastPid", IntValue.gen(kernel.lastPid()));
        bind(state, "lastEndpoint", IntValue.gen(kernel.lastEndpoint()));
        bindEndpoints(state, kernel.endpoints());
        Scheduling scheduling = plain.scheduling();
        bind(state, "readyQueue", sequence(scheduling.readyQueue(), IntValue::gen));
        bind(state, "running", IntValue.gen(scheduling.running()));
        bind(state, "blocked", sequence(scheduling.blocked(),
            blocked -> BLOCKED.of(IntValue.gen(blocked.pid()), IntValue.gen(blocked.endpoint()))));
        bind(state, "waiting", function(scheduling.waiting(), pids -> sequence(pids, IntValue::gen)));
        bind(state, "told", set(scheduling.told()));
        bindMemory(state, plain.memory());
        return state;
    }

    private static void bindMemory(TLCState state, MemoryState memory) {
        bind(state, "region", function(memory.regions(), region -> REGION.of(IntValue.gen(region.owner()),
            WideNumbers.encode(region.size()), Codec.ACCESSES[region.permissions()], sequence(region.pages(), IntValue::gen),
            IntValue.gen(region.pins()))));
        bind(state, "lastRegion", IntValue.gen(memory.lastRegion()));
        List<Value> domain = new ArrayList<>();
        List<Value> addresses = new ArrayList<>();
        memory.mappings().forEach((pid, mapped) -> mapped.forEach((region, address) -> {
            domain.add(new TupleValue(new Value[] {IntValue.gen(pid), IntValue.gen(region)}));
            addresses.add(WideNumbers.encode(address));
        }));
        bind(state, "mapping", new FcnRcdValue(domain.toArray(new Value[0]), addresses.toArray(new Value[0]), false).normalize());
        bind(state, "looseFrames", set(memory.looseFrames()));
    }

    private static void bindEndpoints(TLCState state, SortedMap<Integer, EndpointState> endpoints) {
        bind(state, "endpoint", function(endpoints, endpoint -> ENDPOINT.of(IntValue.gen(endpoint.owner()),
            IntValue.gen(endpoint.sendEnd()), IntValue.gen(endpoint.receiveEnd()))));
        bind(state, "generation", function(endpoints, endpoint -> IntValue.gen(endpoint.generation())));
        bind(state, "rights", function(endpoints, endpoint -> function(endpoint.rights(), mask -> Codec.RIGHTS[mask])));
        SortedMap<Integer, EndpointState> withQueue = new TreeMap<>(endpoints);
        withQueue.values().removeIf(endpoint -> endpoint.queue() == null);
        bind(state, "capacity", function(withQueue, endpoint -> IntValue.gen(endpoint.queue().capacity())));
        bind(state, "queue", function(withQueue, endpoint -> sequence(endpoint.queue().messages(), Codec::message)));
    }

    private static void bind(TLCState state, String variable, Value value) {
        state.bind(UniqueString.of(variable), value);
    }

    private static Value set(SortedSet<Integer> numbers) {
        return new SetEnumValue(numbers.stream().map(IntValue::gen).toArray(Value[]::new), false).normalize();
    }

    private static <T> Value sequence(List<T> elements, Function<T, Value> encode) {
        return new TupleValue(elements.stream().map(encode).toArray(Value[]::new));
    }

    private static <T> Value function(SortedMap<Integer, T> map, Function<T, Value> encode) {
        Value[] domain = new Value[map.size()];
        Value[] values = new Value[map.size()];
        int at = 0;
        for (Map.Entry<Integer, T> entry : map.entrySet()) {
            domain[at] = IntValue.gen(entry.getKey());
            values[at] = encode.apply(entry.getValue());
            at++;
        }
        return new FcnRcdValue(domain, values, false).normalize();
    }
}
