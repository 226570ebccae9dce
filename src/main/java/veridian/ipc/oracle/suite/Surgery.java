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
        Cut cut = new Cut(new SpecKernel(oracle), new SpecKernel(oracle));
        for (int i = 0; i < steps.size(); i++) {
            cut.take(steps.get(i), i < from || i >= to);
        }
        return cut.after.steps();
    }

    /** The steps as they are and as they become, made side by side on the specification. */
    private static final class Cut {

        private final SpecKernel before;
        private final SpecKernel after;
        private final Renumbering pids = new Renumbering();
        private final Renumbering endpoints = new Renumbering();
        private final Renumbering regions = new Renumbering();
        /** Frames are given out again, so what stands for one is what stood in its place when it was given out last. */
        private final Map<Long, Long> frames = new HashMap<>();

        Cut(SpecKernel before, SpecKernel after) {
            this.before = before;
            this.after = after;
        }

        void take(Step step, boolean stays) {
            Step renumbered = renumbered(step);
            Outcome outcome = before.call(step.call(), step.arguments());
            Outcome now = stays ? after.call(renumbered.call(), renumbered.arguments()) : null;
            if (outcome.isOk()) {
                note(step.call(), outcome.value(), stays);
            }
            if (outcome.isOk() && step.arguments().stream().anyMatch(Datum.LongPayload.class::isInstance)) {
                regions.issuedNext(stays);
            }
            if (outcome.value() instanceof Datum.Numbers given && step.call().answer().equals(Answer.one(Kind.NEW_FRAMES))) {
                noteFrames(given.all(), now != null && now.value() instanceof Datum.Numbers others ? others.all() : List.of());
            }
        }

        private void note(Call call, Datum value, boolean stays) {
            if (call.answer() instanceof Answer.One one) {
                note(one.kind(), value, stays);
            } else if (call.answer() instanceof Answer.Fields fields) {
                List<Field> all = fields.fields();
                for (int i = 0; i < all.size(); i++) {
                    note(all.get(i).kind(), ((Datum.Fields) value).parts().get(i), stays);
                }
            }
        }

        private void note(Kind kind, Datum datum, boolean stays) {
            if (kind == Kind.NEW_PID) {
                pids.issued(((Datum.Number) datum).bits(), stays);
            } else if (kind == Kind.NEW_ENDPOINT) {
                endpoints.issued(((Datum.Number) datum).bits(), stays);
            } else if (kind == Kind.NEW_REGION) {
                regions.issued(((Datum.Number) datum).bits(), stays);
            }
        }

        private void noteFrames(List<Long> given, List<Long> others) {
            for (int i = 0; i < given.size(); i++) {
                frames.put(given.get(i), i < others.size() ? others.get(i) : 0L);
            }
        }

        private Step renumbered(Step step) {
            List<Datum> arguments = new ArrayList<>();
            for (int i = 0; i < step.arguments().size(); i++) {
                arguments.add(renumbered(step.call().arguments().get(i).kind(), step.arguments().get(i)));
            }
            return new Step(step.call(), arguments);
        }

        private Datum renumbered(Kind kind, Datum datum) {
            switch (kind) {
                case PID:
                    return Datum.number(pids.of(((Datum.Number) datum).bits()));
                case ENDPOINT:
                    return Datum.number(endpoints.of(((Datum.Number) datum).bits()));
                case REGION:
                    return Datum.number(regions.of(((Datum.Number) datum).bits()));
                case CAPABILITY:
                    long token = ((Datum.Token) datum).bits();
                    return Datum.token(token & ~0xffff_ffffL | endpoints.of(IpcCapability.endpointOf(token)));
                case FRAMES:
                    return new Datum.Numbers(((Datum.Numbers) datum).all().stream().map(frame -> frames.getOrDefault(frame, 0L)).toList());
                default:
                    return datum instanceof Datum.Large large
                        ? Datum.large(regions.of(large.region()), large.offset(), large.length()) : datum;
            }
        }
    }

    /** From ids as they were issued to ids as they will be. */
    private static final class Renumbering {

        private final Map<Long, Long> ids = new HashMap<>();
        private long last;

        /** No answer shows it. */
        void issuedNext(boolean stays) {
            issued(ids.size() + 1L, stays);
        }

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
            case REGION:
            case ACCESS:
            case ADDRESS:
                return smaller(((Datum.Number) datum).bits());
            case NODE:
                return datum.equals(Datum.Node.NONE) ? List.of() : List.of(Datum.Node.NONE);
            case MESSAGE:
                return datum instanceof Datum.Large large ? smaller(large) : shorter((Datum.Bytes) datum);
            case PAYLOAD:
                return datum instanceof Datum.LongPayload payload ? smaller(payload) : shorter((Datum.Bytes) datum);
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

    private static List<Datum> smaller(Datum.Large message) {
        List<Datum> smaller = new ArrayList<>();
        smaller.add(Datum.bytes());
        if (message.offset() != 0) {
            smaller.add(Datum.large(message.region(), 0, message.length()));
        }
        if (message.length() > 1 || message.length() < 0) {
            smaller.add(Datum.large(message.region(), message.offset(), 1));
        }
        return smaller;
    }

    private static List<Datum> smaller(Datum.LongPayload payload) {
        return payload.length() == Datum.LongPayload.SHORTEST ? List.of(Datum.bytes())
            : List.of(Datum.bytes(), Datum.longPayload(Datum.LongPayload.SHORTEST));
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
