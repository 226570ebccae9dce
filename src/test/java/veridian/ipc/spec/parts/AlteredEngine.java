package veridian.ipc.spec.parts;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.SpecCheck;
import veridian.ipc.spec.SpecEngine;
import veridian.ipc.spec.SpecState;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;

/** A specification of which every verdict is altered. */
record AlteredEngine(SpecEngine engine, Alteration alteration) implements SpecEngine {

    /** What is said instead of a verdict. */
    interface Alteration {
        Verdict apply(SpecEngine engine, Call call, List<Datum> arguments, Verdict verdict);
    }

    /** Puts an engine around another one that says the same, and counts how often it is asked. */
    static UnaryOperator<SpecEngine> counting(AtomicInteger asked) {
        return engine -> new AlteredEngine(engine, (same, call, arguments, verdict) -> {
            asked.incrementAndGet();
            return verdict;
        });
    }

    @Override
    public SpecState initial() {
        return engine.initial();
    }

    @Override
    public Verdict step(SpecState state, Call call, List<Datum> arguments) {
        return alteration.apply(engine, call, arguments, engine.step(state, call, arguments));
    }

    @Override
    public SpecCheck failingCheck(SpecState state, Call call, List<Datum> arguments) {
        return engine.failingCheck(state, call, arguments);
    }

    @Override
    public List<SpecCheck> checks(Call call) {
        return engine.checks(call);
    }

    @Override
    public PlainState plain(SpecState state) {
        return engine.plain(state);
    }

    @Override
    public SpecState of(PlainState plain) {
        return engine.of(plain);
    }

    @Override
    public boolean holds(String predicate, SpecState state) {
        return engine.holds(predicate, state);
    }
}
