package veridian.ipc.oracle.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Outcome;

/** Cuts steps out of scripts, and makes steps plainer. */
public final class Surgery {

    private final SpecOracle oracle;

    /** For scripts under these limits. */
    public Surgery(SpecOracle oracle) {
        this.oracle = oracle;
    }

    /**
     * The steps without those from..to-1. The ids that remain are those that the specification issues when the others are gone;
     * an id that one of the others issued is named no more: 0 is in its place.
     */
    public List<Step> without(List<Step> steps, int from, int to) {
        SpecKernel kernel = new SpecKernel(oracle);
        Renumbering pids = new Renumbering();
        Renumbering endpoints = new Renumbering();
        List<Step> left = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean stays = i < from || i >= to;
            if (stays) {
                left.add(renumbered(step, pids, endpoints));
            }
            note(step.call(), kernel.call(step.call(), step.arguments()), stays, pids, endpoints);
        }
        return left;
    }

    /** From ids as they were issued to ids as they will be. */
    private static final class Renumbering {

        private final Map<Long, Long> ids = new HashMap<>();
        private long last;

        void issued(long id, boolean stays) {
            if (stays) {
                last++;
            }
            ids.put(id, stays ? last : 0L);
        }

        /** Keeps the upper half. */
        long of(long id) {
            long low = id & 0xffff_ffffL;
            return ids.getOrDefault(low, 0L) | id ^ low;
        }
    }

    private static void note(Call call, Outcome outcome, boolean stays, Renumbering pids, Renumbering endpoints) {
        if (!outcome.isOk()) {
            return;
        }
        if (call.answer() instanceof Answer.One one) {
            note(one.kind(), outcome.value(), stays, pids, endpoints);
        } else if (call.answer() instanceof Answer.Fields fields) {
            List<Field> all = fields.fields();
            for (int i = 0; i < all.size(); i++) {
                note(all.get(i).kind(), ((Datum.Fields) outcome.value()).parts().get(i), stays, pids, endpoints);
            }
        }
    }

    private static void note(Kind kind, Datum datum, boolean stays, Renumbering pids, Renumbering endpoints) {
        if (kind == Kind.NEW_PID) {
            pids.issued(((Datum.Number) datum).bits(), stays);
        } else if (kind == Kind.NEW_ENDPOINT) {
            endpoints.issued(((Datum.Number) datum).bits(), stays);
        }
    }

    private static Step renumbered(Step step, Renumbering pids, Renumbering endpoints) {
        List<Datum> arguments = new ArrayList<>();
        for (int i = 0; i < step.arguments().size(); i++) {
            arguments.add(renumbered(step.call().arguments().get(i).kind(), step.arguments().get(i), pids, endpoints));
        }
        return new Step(step.call(), arguments);
    }

    private static Datum renumbered(Kind kind, Datum datum, Renumbering pids, Renumbering endpoints) {
        switch (kind) {
            case PID:
                return Datum.number(pids.of(((Datum.Number) datum).bits()));
            case ENDPOINT:
                return Datum.number(endpoints.of(((Datum.Number) datum).bits()));
            case CAPABILITY:
                long token = ((Datum.Token) datum).bits();
                return Datum.token(token & ~0xffff_ffffL | endpoints.of(IpcCapability.endpointOf(token)));
            default:
                return datum;
        }
    }

    /** The same call with one argument plainer than it is; the plainest first. */
    public List<Step> plainer(Step step) {
        List<Step> plainer = new ArrayList<>();
        for (int i = 0; i < step.arguments().size(); i++) {
            for (Datum datum : plainer(step.call().arguments().get(i).kind(), step.arguments().get(i))) {
                List<Datum> arguments = new ArrayList<>(step.arguments());
                arguments.set(i, datum);
                plainer.add(new Step(step.call(), arguments));
            }
        }
        return plainer;
    }

    private static List<Datum> plainer(Kind kind, Datum datum) {
        switch (kind) {
            case PID:
            case ENDPOINT:
            case CAPACITY:
            case RIGHTS:
            case SIZE:
            case TICKS:
                return smaller(((Datum.Number) datum).bits());
            case MESSAGE:
                return shorter((Datum.Bytes) datum);
            default:
                return List.of();
        }
    }

    private static List<Datum> smaller(long number) {
        List<Datum> smaller = new ArrayList<>();
        for (long candidate : new long[] {1, 2, number & 0xffff_ffffL}) {
            if (Long.compareUnsigned(candidate, number) < 0 && candidate != 0) {
                smaller.add(Datum.number(candidate));
            }
        }
        return smaller;
    }

    private static List<Datum> shorter(Datum.Bytes bytes) {
        List<Datum> shorter = new ArrayList<>();
        if (bytes.length() > 0) {
            shorter.add(Datum.bytes());
        }
        if (bytes.length() > 1) {
            shorter.add(Datum.bytes(bytes.at(0)));
        }
        return shorter;
    }
}
