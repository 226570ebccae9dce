package veridian.ipc.modelcheck;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tlc2.overrides.TLAPlusOperator;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * Loaded by TLC: what {@code Traces} in {@code MCTraces.tla} stands for. Traces written as a module would take TLC's parser longer than
 * all the checking.
 *
 * @see tlc2.overrides.TLCOverrides
 */
public final class TraceOverride {

    private static final Path FILE = Path.of("traces.bin");

    private static Value traces;

    private TraceOverride() {
    }

    /** The traces in the directory in which TLC runs; it asks for them at every event. */
    @TLAPlusOperator(identifier = "Traces", module = "MCTraces", warn = false)
    public static synchronized Value traces() throws IOException, ClassNotFoundException {
        if (traces == null) {
            try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(FILE))) {
                traces = value(in.readObject());
                traces.deepNormalize();
            }
        }
        return traces;
    }

    /** Puts what {@link TraceValues} made there. */
    static void write(Path directory, List<Object> traces) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(directory.resolve(FILE)))) {
            out.writeObject(traces);
        }
    }

    private static Value value(Object plain) {
        if (plain instanceof List<?> list) {
            return new TupleValue(values(list.toArray()));
        } else if (plain instanceof Set<?> set) {
            return new SetEnumValue(values(set.toArray()), false);
        } else if (plain instanceof Map<?, ?> map) {
            UniqueString[] names = map.keySet().stream().map(name -> UniqueString.of((String) name)).toArray(UniqueString[]::new);
            return new RecordValue(names, values(map.values().toArray()), false);
        } else if (plain instanceof Integer number) {
            return IntValue.gen(number);
        } else if (plain instanceof Boolean truth) {
            return truth ? BoolValue.ValTrue : BoolValue.ValFalse;
        }
        return new StringValue((String) plain);
    }

    private static Value[] values(Object[] plain) {
        Value[] values = new Value[plain.length];
        for (int i = 0; i < plain.length; i++) {
            values[i] = value(plain[i]);
        }
        return values;
    }
}
