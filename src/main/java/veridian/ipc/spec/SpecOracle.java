package veridian.ipc.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;

/**
 * The specification for given limits. Loading takes about a second; stepping, tens of microseconds.
 *
 * <p>Not for several threads: give each its own. Arguments are in the specification's ids; a {@link Binding} makes them from
 * an implementation's.
 */
public final class SpecOracle {

    /** The stack of a thread that asks. TLC recurs: dividing numbers of 64 bits takes most of the megabyte that threads usually have. */
    public static final long STACK_BYTES = 64L << 20;

    private static final String ENGINE = "veridian.ipc.spec.tlc.TlcEngine";

    private final Limits limits;
    private final SpecEngine engine;
    /** Null: runs ask about the whole state. */
    private final Supplier<SpecRun> runs;

    private SpecOracle(Limits limits, SpecEngine engine, Supplier<SpecRun> runs) {
        this.limits = limits;
        this.engine = engine;
        this.runs = runs;
    }

    /** The same, but its runs ask about the whole state at each call. */
    public SpecOracle withWholeRuns() {
        return new SpecOracle(limits, engine, null);
    }

    /** The same, but its runs are those that this makes. */
    public SpecOracle withRuns(Supplier<SpecRun> maker) {
        return new SpecOracle(limits, engine, maker);
    }

    /** The same, but what it is asked goes through what this puts around it. */
    public SpecOracle through(UnaryOperator<SpecEngine> around) {
        return new SpecOracle(limits, around.apply(engine), runs);
    }

    /**
     * Loads the specification.
     *
     * @throws SpecException if TLC refuses it
     * @throws UncheckedIOException if the temporary directory can't be written
     */
    public static SpecOracle load(Limits limits) {
        return load(limits, new SpecLoader());
    }

    /** Loads it in TLC of this class loader, which has loaded none before. */
    static SpecOracle load(Limits limits, ClassLoader loader) {
        try (SpecFiles files = new SpecFiles(limits)) {
            return load(limits, files, loader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads what these files say. */
    static SpecOracle load(Limits limits, SpecFiles files, ClassLoader loader) {
        try {
            SpecEngine engine = (SpecEngine) Class.forName(ENGINE, true, loader)
                .getConstructor(Path.class, String.class, Function.class, Limits.class)
                .newInstance(files.directory(), SpecFiles.ROOT, (Function<String, Path>) files::find, limits);
            return new SpecOracle(limits, engine, null);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SpecException known ? known
                : new SpecException("TLC can't load the specification: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SpecException("TLC is not in this program", e);
        }
    }

    /** The limits that it was loaded for. */
    public Limits limits() {
        return limits;
    }

    /** The state before the first call. */
    public SpecState initial() {
        return engine.initial();
    }

    /**
     * What the call must do in the state.
     *
     * @param arguments in the order of {@link Call#arguments()}, with ids of the specification
     */
    public Verdict step(SpecState state, Call call, List<Datum> arguments) {
        return engine.step(state, call, arguments);
    }

    /** The first check of the call that fails in the state, or null if it succeeds. */
    public SpecCheck failingCheck(SpecState state, Call call, List<Datum> arguments) {
        return engine.failingCheck(state, call, arguments);
    }

    /** All checks that the call makes, in the order of the text. */
    public List<SpecCheck> checks(Call call) {
        return engine.checks(call);
    }

    /** A run in the state before the first call. */
    public SpecRun run() {
        return runs == null ? new WholeRun(this) : runs.get();
    }

    /** The state as plain values; null if it has what they can't say. */
    public PlainState plain(SpecState state) {
        return engine.plain(state);
    }

    /** The state that these values say, which need not be one that calls lead to. */
    public SpecState state(PlainState plain) {
        return engine.of(plain);
    }

    /** Whether an invariant of the specification, a definition without parameters, holds in the state. */
    public boolean holds(String invariant, SpecState state) {
        return engine.holds(invariant, state);
    }
}
