package veridian.ipc.spec.tlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import tlc2.tool.TLCState;
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
import veridian.ipc.spec.AbstractState.QueueState;
import veridian.ipc.spec.Accounts;
import veridian.ipc.spec.Accounts.Bucket;
import veridian.ipc.spec.MemoryState;
import veridian.ipc.spec.MemoryState.Region;
import veridian.ipc.trace.Datum;

/** Reads the variables of {@code Ipc.tla}. */
final class StateView {

    /** TLC's names; it finds a name by its text under a lock. */
    private static final Map<String, UniqueString> NAMES = new ConcurrentHashMap<>();

    private StateView() {
    }

    static AbstractState of(TLCState state) {
        SortedSet<Integer> processes = new TreeSet<>();
        SetEnumValue alive = (SetEnumValue) variable(state, "processes").toSetEnum();
        for (int i = 0; i < alive.elems.size(); i++) {
            processes.add(number(alive.elems.elementAt(i)));
        }
        return new AbstractState(((BoolValue) variable(state, "initialized")).val, processes,
            number(variable(state, "lastPid")), endpoints(state), number(variable(state, "lastEndpoint")));
    }

    private static SortedMap<Integer, EndpointState> endpoints(TLCState state) {
        SortedMap<Integer, QueueState> queues = queues(state);
        SortedMap<Integer, Integer> generations = new TreeMap<>();
        forEach(variable(state, "generation"), (id, value) -> generations.put(id, number(value)));
        SortedMap<Integer, SortedMap<Integer, Integer>> rights = new TreeMap<>();
        forEach(variable(state, "rights"), (id, value) -> rights.put(id, holders(value)));
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>();
        forEach(variable(state, "endpoint"), (id, value) -> {
            RecordValue record = (RecordValue) value.toRcd();
            endpoints.put(id, new EndpointState(number(Codec.field(record, "owner")),
                number(Codec.field(record, "send")), number(Codec.field(record, "receive")),
                generations.get(id), rights.get(id), queues.get(id)));
        });
        return endpoints;
    }

    private static SortedMap<Integer, Integer> holders(Value held) {
        SortedMap<Integer, Integer> holders = new TreeMap<>();
        forEach(held, (pid, rights) -> holders.put(pid, Codec.rightsMask(rights)));
        return holders;
    }

    private static SortedMap<Integer, QueueState> queues(TLCState state) {
        SortedMap<Integer, Integer> capacities = new TreeMap<>();
        forEach(variable(state, "capacity"), (id, value) -> capacities.put(id, number(value)));
        SortedMap<Integer, QueueState> queues = new TreeMap<>();
        forEach(variable(state, "queue"), (id, value) -> {
            List<Datum> messages = new ArrayList<>();
            for (Value message : ((TupleValue) value.toTuple()).elems) {
                messages.add(Codec.message(message));
            }
            queues.put(id, new QueueState(capacities.get(id), messages));
        });
        return queues;
    }

    static Accounts accounts(TLCState state) {
        SortedMap<Integer, Bucket> buckets = new TreeMap<>();
        forEach(variable(state, "bucket"), (pid, value) -> {
            RecordValue record = (RecordValue) value.toRcd();
            buckets.put(pid, new Bucket(wide(Codec.field(record, "messages")), wide(Codec.field(record, "bytes")),
                wide(Codec.field(record, "at"))));
        });
        return new Accounts(wide(variable(state, "clock")), buckets, wide(variable(state, "operations")),
            wide(variable(state, "fastOperations")), wide(variable(state, "cycles")), wide(variable(state, "refusedOperations")));
    }

    static MemoryState memory(TLCState state) {
        SortedMap<Integer, Region> regions = new TreeMap<>();
        forEach(variable(state, "region"), (id, value) -> regions.put(id, region((RecordValue) value.toRcd())));
        SortedMap<Integer, SortedMap<Integer, Long>> mappings = new TreeMap<>();
        FcnRcdValue addresses = (FcnRcdValue) variable(state, "mapping").toFcnRcd();
        for (int i = 0; i < addresses.values.length; i++) {
            Value[] key = ((TupleValue) addresses.domain[i].toTuple()).elems;
            mappings.computeIfAbsent(number(key[0]), pid -> new TreeMap<>()).put(number(key[1]), wide(addresses.values[i]));
        }
        SortedSet<Integer> loose = new TreeSet<>();
        SetEnumValue frames = (SetEnumValue) variable(state, "looseFrames").toSetEnum();
        for (int i = 0; i < frames.elems.size(); i++) {
            loose.add(number(frames.elems.elementAt(i)));
        }
        return new MemoryState(regions, number(variable(state, "lastRegion")), mappings, loose);
    }

    private static Region region(RecordValue record) {
        List<Integer> pages = new ArrayList<>();
        for (Value frame : ((TupleValue) Codec.field(record, "pages").toTuple()).elems) {
            pages.add(number(frame));
        }
        return new Region(number(Codec.field(record, "owner")), wide(Codec.field(record, "size")),
            Codec.accessMask(Codec.field(record, "permissions")), pages, number(Codec.field(record, "pins")));
    }

    private static long wide(Value value) {
        return WideNumbers.decode(value);
    }

    static void forEach(Value function, BiConsumer<Integer, Value> action) {
        FcnRcdValue pairs = (FcnRcdValue) function.toFcnRcd();
        for (int i = 0; i < pairs.values.length; i++) {
            int key = pairs.intv == null ? number(pairs.domain[i]) : pairs.intv.low + i;
            action.accept(key, pairs.values[i]);
        }
    }

    static int number(Value value) {
        return ((IntValue) value).val;
    }

    static Value variable(TLCState state, String name) {
        return (Value) state.lookup(NAMES.computeIfAbsent(name, UniqueString::uniqueStringOf));
    }
}
