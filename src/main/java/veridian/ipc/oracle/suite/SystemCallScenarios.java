package veridian.ipc.oracle.suite;

import java.util.List;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.kernel.Message;

/** What a process may ask of the kernel. */
final class SystemCallScenarios {

    static final List<Scenario> ALL = List.of(
        new Scenario("sys-before-init", "INIT-1", "system calls work before init()", SystemCallScenarios::beforeInit),
        new Scenario("sys-forged-token", "SYS-4", "a forged token works in a system call", SystemCallScenarios::forged),
        new Scenario("sys-token-of-another", "SYS-4", "a token works for a process that does not hold it", SystemCallScenarios::ofAnother),
        new Scenario("sys-stale-token", "CAP-6", "a token works in a system call after a revoke", SystemCallScenarios::stale),
        new Scenario("sys-other-right", "SYS-4", "a token works for what it does not name", SystemCallScenarios::otherRight),
        new Scenario("sys-too-large", "SYS-1", "a payload is larger than any region, or is charged for it", SystemCallScenarios::tooLarge),
        new Scenario("sys-full-queue-is-charged", "SYS-1", "a send that a full queue refuses gives its charge back",
            SystemCallScenarios::fullQueueIsCharged),
        new Scenario("sys-rate-counted-once", "RATE-5", "a send that the rate limit refuses is not counted, or twice",
            SystemCallScenarios::countedOnce),
        new Scenario("sys-out-of-memory", "SYS-1", "a payload for which there is no memory leaves something behind",
            SystemCallScenarios::outOfMemory),
        new Scenario("sys-full-queue-leaves-no-region", "SYS-1", "the region of a payload stays although the queue is full",
            SystemCallScenarios::fullQueueLeavesNoRegion),
        new Scenario("sys-payload-is-the-receivers", "RCV-3", "the region of a payload is the sender's, or nobody's",
            SystemCallScenarios::payloadIsTheReceivers),
        new Scenario("sys-payload-dropped", "CLN-2", "the region of a payload stays when its message is dropped",
            SystemCallScenarios::payloadDropped),
        new Scenario("sys-send-wakes", "SYS-1", "a send wakes nobody, or not all", SystemCallScenarios::sendWakes),
        new Scenario("sys-send-wakes-at-the-other-end", "SYS-1", "a send into a channel wakes nobody at its receive end",
            SystemCallScenarios::sendWakesAtTheOtherEnd),
        new Scenario("sys-blocked-then-message", "SYS-2", "a receive from an empty queue does not block, or never ends",
            SystemCallScenarios::blockedThenMessage),
        new Scenario("sys-blocked-twice", "SYS-2", "a process that is blocked blocks once more", SystemCallScenarios::blockedTwice),
        new Scenario("sys-receive-at-send-end", "SYS-2", "a send end can be received from, or blocked on",
            SystemCallScenarios::receiveAtSendEnd),
        new Scenario("sys-map-anothers-region", "SYS-3", "a process maps the region of another", SystemCallScenarios::mapAnothers),
        new Scenario("sys-send-is-recorded", "PERF-1", "an operation is not recorded, or a long one as fast",
            SystemCallScenarios::recorded));

    private static final int LONG = Message.SMALL_LIMIT + 1;

    private SystemCallScenarios() {
    }

    private static void beforeInit(Play p) {
        p.sysSend(1, 1, "x");
        p.sysReceive(1, 1);
        p.sysHasMessage(1, 1);
        p.sysMap(1, 1, p.page());
    }

    private static void all(Play p, long pid, long token) {
        p.sysSend(pid, token, "x");
        p.sysReceive(pid, token);
        p.sysHasMessage(pid, token);
    }

    private static void forged(Play p) {
        long owner = p.start();
        long other = p.spawn();
        long granted = p.grant(owner, p.endpoint(owner).token(), other, IpcPermissions.SEND);
        all(p, other, Play.withRights(granted, IpcPermissions.ALL));
        all(p, other, granted | Play.RESERVED);
        all(p, other, 0);
        all(p, Play.NOBODY, granted);
        all(p, other, granted);
    }

    private static void ofAnother(Play p) {
        long owner = p.start();
        long other = p.spawn();
        Play.End end = p.endpoint(owner);
        all(p, other, end.token());
        p.hasMessage(end.id());
        p.askIfBlocked(other);
        p.useUpMessages(other);
        all(p, owner, end.token());
    }

    private static void stale(Play p) {
        long owner = p.start();
        Play.End end = p.endpoint(owner);
        long current = p.revoke(owner, end.token());
        all(p, owner, end.token());
        all(p, owner, current);
        p.terminate(owner);
        all(p, p.spawn(), current);
    }

    private static void otherRight(Play p) {
        long owner = p.start();
        Play.End end = p.endpoint(owner);
        all(p, owner, Play.withRights(end.token(), IpcPermissions.SEND));
        all(p, owner, Play.withRights(end.token(), IpcPermissions.RECEIVE));
        all(p, owner, Play.withRights(end.token(), IpcPermissions.GRANT | IpcPermissions.REVOKE));
    }

    private static void tooLarge(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        long length = p.limits().memory().maxRegionSize() + 1L;
        if (length < LONG || length > Integer.MAX_VALUE) {
            return;
        }
        p.sysSendBytes(pid, end.token(), (int) length);
        p.hasMessage(end.id());
        p.useUpMessages(pid);
        p.sysSendBytes(pid, end.token(), (int) length);
    }

    private static void fullQueueIsCharged(Play p) {
        long pid = p.start();
        Play.End end = fullEndpoint(p, pid);
        for (int i = 0; i <= p.limits().rates().messageBurst(); i++) {
            p.sysSend(pid, end.token(), "x");
        }
        p.checkRate(pid, 0);
        p.report();
    }

    private static Play.End fullEndpoint(Play p, long pid) {
        Play.End end = p.endpoint(pid);
        for (int i = 0; i < p.limits().defaultCapacity(); i++) {
            p.sendMessage(end.id(), "x");
        }
        return end;
    }

    private static void countedOnce(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        p.useUpMessages(pid);
        p.report();
        p.sysSend(pid, end.token(), "x");
        p.report();
        p.hasMessage(end.id());
    }

    private static void outOfMemory(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        List<Long> all = p.allocateAll();
        p.sysSendBytes(pid, end.token(), LONG);
        p.hasMessage(end.id());
        p.report();
        p.free(all);
        for (int i = 0; i < p.limits().memory().maxRegions(); i++) {
            p.emptyRegion(pid, 1);
        }
        p.sysSendBytes(pid, end.token(), LONG);
        p.hasMessage(end.id());
        p.allocateAll();
        p.useUpMessages(pid);
    }

    private static void fullQueueLeavesNoRegion(Play p) {
        long pid = p.start();
        Play.End end = fullEndpoint(p, pid);
        p.sysSendBytes(pid, end.token(), LONG);
        p.allocateAll();
        for (int i = 0; i < p.limits().memory().maxRegions(); i++) {
            p.emptyRegion(pid, 1);
        }
    }

    private static void payloadIsTheReceivers(Play p) {
        long receiver = p.start();
        long sender = p.spawn();
        Play.End end = p.endpoint(receiver);
        long toSend = p.grant(receiver, end.token(), sender, IpcPermissions.SEND);
        p.sysSendBytes(sender, toSend, LONG);
        p.terminate(sender);
        long region = p.sysReceive(receiver, end.token());
        p.sysMap(receiver, region, p.page());
        p.find(receiver, p.page());
        p.destroyRegion(receiver, region);
        p.unmap(region, receiver);
        p.allocateAll();
    }

    private static void payloadDropped(Play p) {
        long receiver = p.start();
        long sender = p.spawn();
        Play.End end = p.endpoint(receiver);
        p.sysSendBytes(sender, p.grant(receiver, end.token(), sender, IpcPermissions.SEND), LONG);
        p.terminate(receiver);
        p.allocateAll();
    }

    private static void sendWakes(Play p) {
        long owner = p.start();
        long other = p.spawn();
        Play.End end = p.endpoint(owner);
        long others = p.grant(owner, end.token(), other, IpcPermissions.RECEIVE);
        p.sysReceive(other, others);
        p.sysReceive(owner, end.token());
        p.sysSend(owner, end.token(), "x");
        p.askIfBlocked(owner);
        p.askIfBlocked(other);
        p.schedule(2);
        p.sysReceive(other, others);
        p.sysReceive(owner, end.token());
    }

    private static void sendWakesAtTheOtherEnd(Play p) {
        long pid = p.start();
        Play.Channel channel = p.channel(pid, 1);
        p.sysReceive(pid, channel.receive().token());
        p.sysSendBytes(pid, channel.send().token(), LONG);
        p.askIfBlocked(pid);
        p.sysReceive(pid, channel.receive().token());
    }

    /** send_message wakes nobody, and a process that is blocked may take a message that is there. */
    private static void blockedThenMessage(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        p.sysReceive(pid, end.token());
        p.askIfBlocked(pid);
        p.sysHasMessage(pid, end.token());
        p.sendMessage(end.id(), "x");
        p.sysHasMessage(pid, end.token());
        p.sysReceive(pid, end.token());
        p.askIfBlocked(pid);
        p.wake(pid);
        p.sysReceive(pid, end.token());
        p.notifyReceivers(end.id());
    }

    private static void blockedTwice(Play p) {
        long pid = p.start();
        Play.End first = p.endpoint(pid);
        Play.End second = p.endpoint(pid);
        p.sysReceive(pid, first.token());
        p.sysReceive(pid, first.token());
        p.sysReceive(pid, second.token());
        p.notifyReceivers(first.id());
        p.notifyReceivers(second.id());
    }

    private static void receiveAtSendEnd(Play p) {
        long pid = p.start();
        Play.Channel channel = p.channel(pid, 1);
        p.sysReceive(pid, Play.withRights(channel.send().token(), IpcPermissions.RECEIVE));
        p.sysReceive(pid, channel.send().token());
        p.sysSend(pid, channel.receive().token(), "x");
        p.block(pid, channel.receive().id());
        p.sysReceive(pid, channel.send().token());
    }

    private static void mapAnothers(Play p) {
        long owner = p.start();
        long other = p.spawn();
        long region = p.region(owner, 1);
        p.sysMap(other, region, p.page());
        p.find(other, p.page());
        p.sysMap(Play.NOBODY, region, p.page());
        p.sysMap(owner, region | Play.ALIAS, p.page());
        p.sysMap(owner, region, p.page() + 1);
        p.sysMap(owner, region, p.page());
        p.sysMap(owner, region, p.page());
        p.destroyRegion(owner, region);
        p.sysMap(owner, region, 2 * p.page());
    }

    private static void recorded(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        p.sysSend(pid, end.token(), "x");
        p.report();
        p.sysSendBytes(pid, end.token(), LONG);
        p.report();
    }
}
