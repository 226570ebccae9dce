package veridian.ipc.crosscheck;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Kind;

/** The ids and tokens that a kernel has answered with in one run; says what a {@link Pick} means. */
final class Memory {

    private static final long NEVER_ISSUED = 0;

    private final List<Long> pids = new ArrayList<>();
    private final List<Long> endpoints = new ArrayList<>();
    private final List<Long> tokens = new ArrayList<>();
    private final List<Long> regions = new ArrayList<>();
    private final List<List<Long>> allocations = new ArrayList<>();

    /** Learns what a call answered. */
    void learn(Event event) {
        Call call = event.call();
        Datum value = event.outcome().value();
        if (value != null && call.answer() instanceof Answer.One one) {
            learn(one.kind(), value);
        } else if (value instanceof Datum.Fields fields && call.answer() instanceof Answer.Fields answer) {
            for (int i = 0; i < fields.parts().size(); i++) {
                learn(answer.fields().get(i).kind(), fields.parts().get(i));
            }
        }
    }

    private void learn(Kind kind, Datum datum) {
        if (kind == Kind.NEW_PID) {
            pids.add(((Datum.Number) datum).bits());
        } else if (kind == Kind.NEW_ENDPOINT) {
            endpoints.add(((Datum.Number) datum).bits());
        } else if (kind == Kind.CAPABILITY) {
            tokens.add(((Datum.Token) datum).bits());
        } else if (kind == Kind.NEW_REGION) {
            regions.add(((Datum.Number) datum).bits());
        } else if (datum instanceof Datum.Large large && !regions.contains(large.region())) {
            regions.add(large.region());
        } else if (kind == Kind.NEW_FRAMES) {
            allocations.add(((Datum.Numbers) datum).all());
        }
    }

    /** The arguments that the picks mean now. */
    List<Datum> arguments(List<Pick> picks) {
        return picks.stream().map(this::argument).toList();
    }

    private Datum argument(Pick pick) {
        if (pick instanceof Pick.Pid pid) {
            return Datum.number(recent(pids, pid.back()));
        }
        if (pick instanceof Pick.Endpoint endpoint) {
            return Datum.number(recent(endpoints, endpoint.back()));
        }
        if (pick instanceof Pick.Token token) {
            return Datum.token(recent(tokens, token.back()) ^ token.flip());
        }
        if (pick instanceof Pick.Forged forged) {
            return Datum.token(IpcCapability.encode(recent(endpoints, forged.back()), forged.generation(),
                forged.permissions()));
        }
        if (pick instanceof Pick.Region region) {
            return Datum.number(recent(regions, region.back()));
        }
        if (pick instanceof Pick.Large large) {
            return Datum.large(recent(regions, large.back()), large.offset(), large.length());
        }
        return pick instanceof Pick.Frames frames ? frames(frames) : ((Pick.Literal) pick).datum();
    }

    private Datum frames(Pick.Frames pick) {
        if (allocations.isEmpty()) {
            return Datum.numbers();
        }
        List<Long> all = allocations.get(allocations.size() - 1 - pick.back() % allocations.size());
        List<Long> some = new ArrayList<>(all.subList(0, Math.min(pick.most(), all.size())));
        if (pick.twice() && !some.isEmpty()) {
            some.add(some.get(0));
        }
        return new Datum.Numbers(some);
    }

    private static long recent(List<Long> known, int back) {
        return known.isEmpty() ? NEVER_ISSUED : known.get(known.size() - 1 - back % known.size());
    }
}
