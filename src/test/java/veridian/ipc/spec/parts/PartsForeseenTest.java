package veridian.ipc.spec.parts;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import veridian.ipc.spec.SpecEngine;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/**
 * A specification whose calls do more than their part allows is asked about the whole state, and so is answered alike: what is taken
 * for granted of the text is looked at in each answer.
 */
class PartsForeseenTest {

    private static final int CALLS = 200;

    private static void follow(AlteredEngine.Alteration alteration) {
        SpecOracle oracle = SmallSpec.ORACLE.through(engine -> new AlteredEngine(engine, alteration));
        Alike.followNewest(oracle, new Parts(oracle), 1, CALLS);
    }

    private static Verdict exceeding(SpecEngine engine, Call call, List<Datum> arguments, Verdict verdict, Excess excess) {
        return new Verdict(verdict.outcome(), engine.of(excess.after(engine.plain(verdict.next()), call, arguments)));
    }

    @Test
    void theSpecificationItself() {
        follow((engine, call, arguments, verdict) -> verdict);
    }

    @ParameterizedTest
    @EnumSource
    void successesThatDoMore(Excess excess) {
        follow((engine, call, arguments, verdict) ->
            verdict.outcome().isOk() ? exceeding(engine, call, arguments, verdict, excess) : verdict);
    }

    @ParameterizedTest
    @EnumSource
    void refusalsThatDoSomething(Excess excess) {
        follow((engine, call, arguments, verdict) ->
            verdict.outcome().isOk() ? verdict : exceeding(engine, call, arguments, verdict, excess));
    }

    /** Time is more than plain values say. */
    @ParameterizedTest
    @EnumSource(names = {"SPAWN", "CREATE_ENDPOINT", "SEND", "HAS_MESSAGE", "GRANT_CAPABILITY", "BLOCK_ON_RECEIVE",
        "TERMINATE"})
    void successesThatPlainValuesDoNotSay(Call timed) {
        follow((engine, call, arguments, verdict) -> call == timed && verdict.outcome().isOk() ? new Verdict(verdict.outcome(),
            engine.step(verdict.next(), Call.SET_TIMESTAMP, List.of(Datum.number(1 << 20))).next()) : verdict);
    }

    @Test
    void valuesThatNameOthers() {
        follow((engine, call, arguments, verdict) -> new Verdict(another(call, verdict.outcome()), verdict.next()));
    }

    private static Outcome another(Call call, Outcome outcome) {
        if (outcome.value() instanceof Datum.Fields fields) {
            return Outcome.ok(new Datum.Fields(fields.parts().stream().map(PartsForeseenTest::next).toList()));
        }
        if (outcome.value() instanceof Datum.Token || call == Call.SPAWN && outcome.isOk()) {
            return Outcome.ok(next(outcome.value()));
        }
        return outcome.value() instanceof Datum.Bytes ? Outcome.ok(Datum.bytes((byte) 77)) : outcome;
    }

    private static Datum next(Datum datum) {
        return datum instanceof Datum.Token token ? Datum.token(token.bits() + 1) : Datum.number(((Datum.Number) datum).bits() + 1);
    }
}
