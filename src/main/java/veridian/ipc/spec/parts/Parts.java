package veridian.ipc.spec.parts;

import java.util.List;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.spec.SpecState;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** Runs that ask about parts of the state. They share what was answered; not for several threads. */
public final class Parts {

    private final SpecOracle oracle;
    private final Traffic traffic;
    private final Grants grants;
    private final Scheduler scheduler;
    private final Tables tables;
    private final Departures departures;

    /** Loads the specification, whose runs ask about parts. */
    public static SpecOracle load(Limits limits) {
        return of(SpecOracle.load(limits));
    }

    /** The same specification, but its runs ask about parts. */
    public static SpecOracle of(SpecOracle oracle) {
        return oracle.withRuns(new Parts(oracle)::run);
    }

    /** Asks this specification. */
    public Parts(SpecOracle oracle) {
        this.oracle = oracle;
        this.traffic = new Traffic(oracle);
        this.grants = new Grants(oracle);
        this.scheduler = new Scheduler(oracle);
        this.tables = new Tables(oracle);
        this.departures = new Departures(oracle);
    }

    /** A run that begins in the initial state. */
    public SpecRun run() {
        return from(oracle.initial());
    }

    /** A run that begins in a state. */
    public SpecRun from(SpecState start) {
        return new Run(start);
    }

    private final class Run implements SpecRun {

        /** Null once the state is one that can't be taken apart. */
        private RunState parts;
        /** The whole state; null if it would have to be put together. */
        private SpecState whole;
        private Step step;

        Run(SpecState start) {
            become(start);
        }

        private void become(SpecState next) {
            PlainState plain = oracle.plain(next);
            if (plain == null) {
                parts = null;
            } else if (parts == null) {
                parts = new RunState(plain);
            } else {
                parts.become(plain);
            }
            whole = next;
        }

        @Override
        public Outcome expected(Call call, List<Datum> arguments) {
            step = parts == null ? null : partly(call, arguments);
            if (step == null) {
                Verdict verdict = oracle.step(state(), call, arguments);
                step = verdict.next() == whole ? Step.staying(verdict.outcome())
                    : new Step(verdict.outcome(), () -> become(verdict.next()));
            }
            return step.outcome();
        }

        /** Null if the whole state must be asked. */
        private Step partly(Call call, List<Datum> arguments) {
            switch (call) {
                case SEND_MESSAGE:
                case RECEIVE_MESSAGE:
                case SEND:
                case RECEIVE:
                case HAS_MESSAGE:
                    return traffic.step(parts, call, arguments);
                case VALIDATE_CAPABILITY:
                case GRANT_CAPABILITY:
                case REVOKE_CAPABILITY:
                    return grants.step(parts, call, arguments);
                case BLOCK_ON_RECEIVE:
                case NOTIFY_RECEIVERS:
                case WAKE_PROCESS:
                case SCHEDULE_NEXT:
                    return scheduler.step(parts, call, arguments);
                case INIT:
                case SPAWN:
                case CREATE_ENDPOINT:
                case CREATE_CHANNEL:
                case MESSAGE_SMALL:
                    return tables.step(parts, call, arguments);
                case TERMINATE:
                case CLEANUP_PROCESS:
                    return departures.step(parts, call, arguments);
                default:
                    return null;
            }
        }

        @Override
        public void advance() {
            Runnable change = step.change();
            if (change != Step.NOTHING) {
                whole = null;
                change.run();
            }
        }

        @Override
        public SpecState state() {
            if (whole == null) {
                whole = oracle.state(parts.plain());
            }
            return whole;
        }
    }
}
