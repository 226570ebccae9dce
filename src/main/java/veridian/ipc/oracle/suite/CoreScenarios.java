package veridian.ipc.oracle.suite;

import java.util.List;
import veridian.ipc.oracle.suite.Play.End;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;

/** Processes, endpoints, queues, cleanup. */
final class CoreScenarios {

    static final List<Scenario> ALL = List.of(
        new Scenario("before-init", "INIT-1", "a call works before init()", CoreScenarios::beforeInit),
        new Scenario("second-init", "INIT-2", "a second init() forgets something", CoreScenarios::secondInit),
        new Scenario("pids-are-fresh", "PROC-1", "a pid is issued again", CoreScenarios::freshPids),
        new Scenario("process-table-full", "PROC-1", "the process table has room for one more, or one less",
            CoreScenarios::processTableFull),
        new Scenario("pids-run-out", "EP-2", "more pids than there are", CoreScenarios::pidsRunOut),
        new Scenario("terminate-twice", "PROC-5", "a process can be terminated twice", CoreScenarios::terminateTwice),
        new Scenario("ids-have-64-bits", "TYP-1", "the upper half of an id is not looked at", CoreScenarios::aliases),
        new Scenario("queue-bound", "Q-1", "the queue takes one message too many, or too few", CoreScenarios::queueBound),
        new Scenario("queue-goes-round", "Q-2", "order is lost where a ring buffer starts over", CoreScenarios::queueGoesRound),
        new Scenario("message-lengths", "Q-3", "a message of an extreme length is altered", CoreScenarios::messageLengths),
        new Scenario("message-too-long", "TYP-6", "the limit of small messages is another", CoreScenarios::messageTooLong),
        new Scenario("queues-are-apart", "Q-3", "a message arrives at another endpoint", CoreScenarios::queuesAreApart),
        new Scenario("asking-takes-nothing", "HAS-1", "has_message takes the message", CoreScenarios::askingTakesNothing),
        new Scenario("cleanup-destroys-endpoints", "CLN-1", "an endpoint outlives its owner", CoreScenarios::cleanupDestroys),
        new Scenario("endpoint-table-full", "EP-1", "the endpoint table has room for one more, or one less",
            CoreScenarios::endpointTableFull),
        new Scenario("endpoint-ids-run-out", "EP-2", "more endpoint ids than there are", CoreScenarios::endpointIdsRunOut),
        new Scenario("unknown-owner", "EP-1", "an endpoint for a process that is not there", CoreScenarios::unknownOwner),
        new Scenario("cleanup-spares-others", "CLN-1", "cleanup takes what is another's", CoreScenarios::cleanupSpares),
        new Scenario("cleanup-twice", "CLN-1", "cleaning up once more is an error, or hits somebody else",
            CoreScenarios::cleanupTwice),
        new Scenario("cleanup-drops-messages", "CLN-2", "a new endpoint has the messages of an old one",
            CoreScenarios::cleanupDropsMessages),
        new Scenario("cleanup-frees-places", "CLN-1", "what a dead process had stays in use", CoreScenarios::cleanupFrees),
        new Scenario("endpoint-ids-are-fresh", "PROC-1", "an endpoint id is issued again", CoreScenarios::freshEndpointIds));

    private CoreScenarios() {
    }

    private static void beforeInit(Play p) {
        p.spawn();
        p.terminate(1);
        p.cleanup(1);
        p.endpoint(1);
        p.sendMessage(1, "a");
        p.receiveMessage(1);
        p.hasMessage(1);
        p.start();
    }

    private static void secondInit(Play p) {
        End e = p.endpoint(p.start());
        p.sendMessage(e.id(), "a");
        p.init();
        p.receiveMessage(e.id());
        p.endpoint(1);
        p.spawn();
    }

    private static void freshPids(Play p) {
        long first = p.start();
        p.terminate(first);
        p.spawn();
        p.terminate(first);
        p.spawn();
    }

    private static void processTableFull(Play p) {
        long first = p.start();
        for (int i = 1; i <= p.limits().maxProcesses(); i++) {
            p.spawn();
        }
        p.terminate(first);
        p.spawn();
        p.spawn();
    }

    private static void pidsRunOut(Play p) {
        p.init();
        for (int i = 0; i <= p.limits().maxPids(); i++) {
            p.terminate(p.spawn());
        }
    }

    private static void terminateTwice(Play p) {
        long pid = p.start();
        p.terminate(pid);
        p.terminate(pid);
        p.terminate(Play.NOBODY);
    }

    private static void aliases(Play p) {
        long pid = p.start();
        p.endpoint(pid | Play.ALIAS);
        p.terminate(pid | Play.ALIAS);
        End e = p.endpoint(pid);
        p.sendMessage(e.id() | Play.ALIAS, "a");
        p.sendMessage(e.id(), "b");
        p.receiveMessage(e.id() | Play.ALIAS);
        p.hasMessage(e.id() | Play.ALIAS);
    }

    private static void queueBound(Play p) {
        End e = p.endpoint(p.start());
        p.receiveMessage(e.id());
        for (int i = 0; i <= p.limits().defaultCapacity(); i++) {
            p.sendMessage(e.id(), "m" + i);
        }
        for (int i = 0; i <= p.limits().defaultCapacity(); i++) {
            p.receiveMessage(e.id());
        }
    }

    private static void queueGoesRound(Play p) {
        End e = p.endpoint(p.start());
        for (int i = 0; i < p.limits().defaultCapacity() - 1; i++) {
            p.sendMessage(e.id(), "m" + i);
        }
        for (int i = 0; i <= p.limits().defaultCapacity(); i++) {
            p.sendMessage(e.id(), "n" + i);
            p.receiveMessage(e.id());
        }
    }

    private static void messageLengths(Play p) {
        End e = p.endpoint(p.start());
        for (int length : new int[] {64, 0, 1, 63}) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) (255 - i);
            }
            p.call(Call.SEND_MESSAGE, Datum.number(e.id()), Datum.bytes(bytes));
            p.receiveMessage(e.id());
        }
    }

    private static void messageTooLong(Play p) {
        for (int length : new int[] {0, 64, 65, 300}) {
            p.messageSmall(length);
        }
    }

    private static void queuesAreApart(Play p) {
        long pid = p.start();
        End a = p.endpoint(pid);
        End b = p.endpoint(pid);
        p.sendMessage(a.id(), "a");
        p.hasMessage(b.id());
        p.receiveMessage(b.id());
        p.sendMessage(b.id(), "b");
        p.receiveMessage(a.id());
        p.receiveMessage(b.id());
    }

    private static void askingTakesNothing(Play p) {
        End e = p.endpoint(p.start());
        p.hasMessage(e.id());
        p.sendMessage(e.id(), "a");
        p.hasMessage(e.id());
        p.hasMessage(e.id());
        p.receiveMessage(e.id());
        p.hasMessage(e.id());
        p.hasMessage(Play.NOBODY);
    }

    private static void endpointTableFull(Play p) {
        long pid = p.start();
        for (int i = 0; i <= p.limits().maxEndpoints(); i++) {
            p.endpoint(pid);
        }
        p.sendMessage(1, "a");
    }

    private static void endpointIdsRunOut(Play p) {
        p.init();
        int left = p.limits().maxEndpointIds();
        while (left >= 0) {
            long pid = p.spawn();
            for (int i = 0; i < p.limits().maxEndpoints() && left >= 0; i++) {
                p.endpoint(pid);
                left--;
            }
            p.terminate(pid);
        }
    }

    private static void unknownOwner(Play p) {
        long pid = p.start();
        p.endpoint(Play.NOBODY);
        p.terminate(pid);
        p.endpoint(pid);
    }

    private static void cleanupDestroys(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.sendMessage(e.id(), "a");
        p.terminate(pid);
        p.hasMessage(e.id());
        p.sendMessage(e.id(), "b");
        p.receiveMessage(e.id());
    }

    private static void cleanupSpares(Play p) {
        long gone = p.start();
        long stays = p.spawn();
        p.endpoint(gone);
        End e = p.endpoint(stays);
        p.sendMessage(e.id(), "a");
        p.cleanup(gone);
        p.receiveMessage(e.id());
        p.terminate(stays);
    }

    private static void cleanupTwice(Play p) {
        long gone = p.start();
        p.cleanup(gone);
        long next = p.spawn();
        End e = p.endpoint(next);
        p.cleanup(gone);
        p.cleanup(Play.NOBODY);
        p.sendMessage(e.id(), "a");
        p.terminate(gone);
    }

    private static void cleanupDropsMessages(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.sendMessage(e.id(), "old");
        p.terminate(pid);
        End f = p.endpoint(p.spawn());
        p.hasMessage(f.id());
        p.receiveMessage(f.id());
        p.sendMessage(f.id(), "new");
        p.receiveMessage(f.id());
    }

    private static void cleanupFrees(Play p) {
        p.init();
        for (int round = 0; round < 2; round++) {
            long pid = p.spawn();
            for (int i = 0; i < p.limits().maxEndpoints(); i++) {
                p.endpoint(pid);
            }
            p.terminate(pid);
        }
    }

    private static void freshEndpointIds(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.terminate(pid);
        p.endpoint(p.spawn());
        p.hasMessage(e.id());
        p.sendMessage(e.id(), "a");
    }
}
