package veridian.ipc.oracle.suite;

import java.util.List;
import veridian.ipc.oracle.suite.Play.Channel;
import veridian.ipc.oracle.suite.Play.End;

/** Blocking, notification, wakeup, scheduling. */
final class BlockingScenarios {

    static final List<Scenario> ALL = List.of(
        new Scenario("blocking-before-init", "INIT-1", "blocking calls work before init()", BlockingScenarios::beforeInit),
        new Scenario("nobody-to-run", "PROC-4", "a process runs that is not there", BlockingScenarios::nobodyToRun),
        new Scenario("round-robin", "PROC-4", "who ran does not go to the tail", BlockingScenarios::roundRobin),
        new Scenario("block-on-empty", "BLK-1", "a blocked process goes on", BlockingScenarios::blockOnEmpty),
        new Scenario("block-with-message", "BLK-1", "a process blocks although there is a message: a lost wakeup",
            BlockingScenarios::blockWithMessage),
        new Scenario("running-process-blocks", "BLK-1", "a running process that blocks stays on the processor",
            BlockingScenarios::runningBlocks),
        new Scenario("block-order-of-checks", "BLK-1", "the checks of a block are in another order",
            BlockingScenarios::blockOrder),
        new Scenario("block-at-send-end", "CH-2", "a process waits at a send end", BlockingScenarios::blockAtSendEnd),
        new Scenario("poll-wakes", "NTF-3", "a message comes and nobody wakes: a lost wakeup", BlockingScenarios::pollWakes),
        new Scenario("send-wakes-nobody", "SND-1", "a send makes the receiver ready by itself",
            BlockingScenarios::sendWakesNobody),
        new Scenario("poll-order", "PROC-4", "the poll wakes in another order than processes blocked",
            BlockingScenarios::pollOrder),
        new Scenario("notify-in-order", "NTF-1", "waiters come in another order", BlockingScenarios::notifyInOrder),
        new Scenario("notify-empties", "NTF-1", "a waiter is told of twice", BlockingScenarios::notifyEmpties),
        new Scenario("notify-keeps-states", "NTF-1", "notify wakes by itself", BlockingScenarios::notifyKeepsStates),
        new Scenario("notify-send-end", "NTF-1", "a sender can't notify", BlockingScenarios::notifySendEnd),
        new Scenario("notify-unknown", "NTF-1", "an endpoint that is not there has waiters", BlockingScenarios::notifyUnknown),
        new Scenario("wake-leaves-list", "NTF-2", "a woken process stays on the wait list",
            BlockingScenarios::wakeLeavesList),
        new Scenario("wake-to-the-tail", "NTF-2", "a woken process goes first, or not into the ready queue",
            BlockingScenarios::wakeToTheTail),
        new Scenario("wake-of-a-ready-process", "NTF-2", "a process is in the ready queue twice",
            BlockingScenarios::wakeReady),
        new Scenario("late-wake", "NTF-2", "a late wake harms", BlockingScenarios::lateWake),
        new Scenario("poll-leaves-list", "NTF-3", "a process that the poll woke stays on the wait list",
            BlockingScenarios::pollLeavesList),
        new Scenario("blocked-process-goes", "CLN-1", "a dead process is on a wait list",
            BlockingScenarios::blockedProcessGoes),
        new Scenario("ready-process-goes", "CLN-1", "a dead process is in the ready queue",
            BlockingScenarios::readyProcessGoes),
        new Scenario("running-process-goes", "CLN-1", "a dead process runs", BlockingScenarios::runningProcessGoes),
        new Scenario("endpoint-goes", "CLN-2", "a process blocked on a destroyed endpoint sleeps on",
            BlockingScenarios::endpointGoes),
        new Scenario("last-revoke-wakes", "CLN-2", "a process blocked on an endpoint that the last revoke destroyed sleeps "
            + "on", BlockingScenarios::lastRevokeWakes),
        new Scenario("send-end-destroyed-wakes", "CLN-2", "a receiver sleeps on though the channel is gone",
            BlockingScenarios::sendEndDestroyedWakes),
        new Scenario("told-process-goes", "NTF-2", "waking a dead process brings it back",
            BlockingScenarios::toldProcessGoes),
        new Scenario("blocks-again", "NTF-4", "a process that blocks again is on the list twice, or not at all",
            BlockingScenarios::blocksAgain));

    private BlockingScenarios() {
    }

    private static void beforeInit(Play p) {
        p.block(1, 1);
        p.notifyReceivers(1);
        p.wake(1);
        p.schedule();
    }

    private static void nobodyToRun(Play p) {
        p.init();
        p.schedule();
    }

    private static void roundRobin(Play p) {
        p.start();
        p.schedule(2);
        p.spawn();
        p.schedule(3);
        p.spawn();
        p.schedule(4);
    }

    private static void blockOnEmpty(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.block(pid, e.id());
        p.askIfBlocked(pid);
        p.block(pid, e.id());
        p.schedule();
    }

    private static void blockWithMessage(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.sendMessage(e.id(), "a");
        p.block(pid, e.id());
        p.askIfBlocked(pid);
        p.notifyReceivers(e.id());
        p.receiveMessage(e.id());
        p.schedule();
    }

    private static void runningBlocks(Play p) {
        long first = p.start();
        long second = p.spawn();
        End e = p.endpoint(first);
        p.schedule();
        p.block(first, e.id());
        p.schedule(2);
        p.block(second, e.id());
        p.schedule();
    }

    private static void blockOrder(Play p) {
        long pid = p.start();
        p.block(Play.NOBODY, Play.NOBODY);
        p.block(pid, Play.NOBODY);
        End e = p.endpoint(pid);
        p.block(pid | Play.ALIAS, e.id());
        p.block(pid, e.id() | Play.ALIAS);
        p.block(pid, e.id());
        p.block(pid, Play.NOBODY);
    }

    private static void blockAtSendEnd(Play p) {
        long pid = p.start();
        Channel c = p.channel(pid, 1);
        p.block(pid, c.send().id());
        p.block(pid, c.receive().id());
        p.block(pid, c.send().id());
    }

    private static void pollWakes(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.block(pid, e.id());
        p.sendMessage(e.id(), "a");
        p.schedule();
        p.askIfBlocked(pid);
    }

    private static void pollOrder(Play p) {
        long first = p.start();
        long second = p.spawn();
        End a = p.endpoint(first);
        End b = p.endpoint(first);
        p.block(second, b.id());
        p.block(first, a.id());
        p.sendMessage(a.id(), "a");
        p.sendMessage(b.id(), "b");
        p.schedule(3);
    }

    private static void sendWakesNobody(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.block(pid, e.id());
        p.sendMessage(e.id(), "a");
        p.askIfBlocked(pid);
        p.notifyReceivers(e.id());
    }

    private static void notifyInOrder(Play p) {
        long first = p.start();
        long second = p.spawn();
        long third = p.spawn();
        End e = p.endpoint(first);
        p.block(second, e.id());
        p.block(first, e.id());
        p.block(third, e.id());
        p.notifyReceivers(e.id());
    }

    private static void notifyEmpties(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.block(pid, e.id());
        p.notifyReceivers(e.id());
        p.notifyReceivers(e.id());
    }

    private static void notifyKeepsStates(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.block(pid, e.id());
        p.notifyReceivers(e.id());
        p.askIfBlocked(pid);
        p.schedule();
        p.wake(pid);
        p.schedule();
    }

    private static void notifySendEnd(Play p) {
        long pid = p.start();
        Channel c = p.channel(pid, 1);
        p.block(pid, c.receive().id());
        p.notifyReceivers(c.send().id());
        p.notifyReceivers(c.receive().id());
    }

    private static void notifyUnknown(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.block(pid, e.id());
        p.notifyReceivers(Play.NOBODY);
        p.notifyReceivers(e.id() | Play.ALIAS);
        p.terminate(pid);
        p.notifyReceivers(e.id());
    }

    private static void wakeLeavesList(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.block(pid, e.id());
        p.wake(pid);
        p.askIfBlocked(pid);
        p.notifyReceivers(e.id());
        p.schedule();
    }

    private static void wakeToTheTail(Play p) {
        long first = p.start();
        p.spawn();
        End e = p.endpoint(first);
        p.block(first, e.id());
        p.spawn();
        p.wake(first);
        p.schedule(4);
    }

    private static void wakeReady(Play p) {
        long first = p.start();
        long second = p.spawn();
        p.wake(first);
        p.wake(Play.NOBODY);
        p.wake(first | Play.ALIAS);
        p.schedule(3);
        p.wake(second);
        p.schedule(2);
    }

    private static void lateWake(Play p) {
        long first = p.start();
        long second = p.spawn();
        End e = p.endpoint(first);
        p.block(first, e.id());
        p.notifyReceivers(e.id());
        p.wake(first);
        p.block(first, e.id());
        p.wake(first);
        p.notifyReceivers(e.id());
        p.schedule(3);
        p.wake(second);
        p.schedule(2);
    }

    private static void pollLeavesList(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.block(pid, e.id());
        p.sendMessage(e.id(), "a");
        p.schedule();
        p.notifyReceivers(e.id());
    }

    private static void endpointGoes(Play p) {
        long owner = p.start();
        long first = p.spawn();
        long second = p.spawn();
        End e = p.endpoint(owner);
        p.block(second, e.id());
        p.block(first, e.id());
        p.terminate(owner);
        p.askIfBlocked(first);
        p.schedule(3);
        p.block(first, e.id());
    }

    private static void lastRevokeWakes(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        p.block(other, e.id());
        p.revoke(owner, p.revokeToTheLast(owner, e.token()));
        p.askIfBlocked(other);
        p.schedule(3);
    }

    private static void sendEndDestroyedWakes(Play p) {
        long owner = p.start();
        long other = p.spawn();
        Channel c = p.channel(owner, 1);
        p.block(other, c.receive().id());
        p.revoke(owner, p.revokeToTheLast(owner, c.send().token()));
        p.askIfBlocked(other);
        p.schedule(2);
    }

    private static void blockedProcessGoes(Play p) {
        long owner = p.start();
        long gone = p.spawn();
        End e = p.endpoint(owner);
        p.block(gone, e.id());
        p.terminate(gone);
        p.notifyReceivers(e.id());
        p.sendMessage(e.id(), "a");
        p.schedule(2);
    }

    private static void readyProcessGoes(Play p) {
        long gone = p.start();
        p.spawn();
        p.terminate(gone);
        p.schedule(2);
    }

    private static void runningProcessGoes(Play p) {
        long gone = p.start();
        p.schedule();
        p.terminate(gone);
        p.schedule();
        p.spawn();
        p.schedule(2);
    }

    private static void toldProcessGoes(Play p) {
        long owner = p.start();
        long gone = p.spawn();
        End e = p.endpoint(owner);
        p.block(gone, e.id());
        p.notifyReceivers(e.id());
        p.terminate(gone);
        p.wake(gone);
        p.schedule(2);
    }

    private static void blocksAgain(Play p) {
        long pid = p.start();
        long other = p.spawn();
        End e = p.endpoint(pid);
        p.block(pid, e.id());
        p.block(other, e.id());
        p.wake(pid);
        p.block(pid, e.id());
        p.notifyReceivers(e.id());
        p.notifyReceivers(e.id());
    }
}
