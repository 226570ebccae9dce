package veridian.ipc.spec;

import java.util.List;
import java.util.function.Supplier;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;

/** An engine that is loaded when it is asked for the first time. */
final class LateEngine implements SpecEngine {

    private final Supplier<SpecEngine> loader;
    private SpecEngine engine;

    LateEngine(Supplier<SpecEngine> loader) {
        this.loader = loader;
    }

    private SpecEngine engine() {
        if (engine == null) {
            engine = loader.get();
        }
        return engine;
    }

    @Override
    public SpecState initial() {
        return engine().initial();
    }

    @Override
    public Verdict step(SpecState state, Call call, List<Datum> arguments) {
        return engine().step(state, call, arguments);
    }

    @Override
    public SpecCheck failingCheck(SpecState state, Call call, List<Datum> arguments) {
        return engine().failingCheck(state, call, arguments);
    }

    @Override
    public List<SpecCheck> checks(Call call) {
        return engine().checks(call);
    }

    @Override
    public PlainState plain(SpecState state) {
        return engine().plain(state);
    }

    @Override
    public SpecState of(PlainState plain) {
        return engine().of(plain);
    }

    @Override
    public boolean holds(String predicate, SpecState state) {
        return engine().holds(predicate, state);
    }
}
