package veridian.ipc.oracle.suite;

import java.util.List;

/** Messages that are parts of regions. */
final class LargeMessageScenarios {

    static final List<Scenario> ALL = List.of(
        new Scenario("large-message", "RCV-3", "a large message changes on its way", LargeMessageScenarios::large),
        new Scenario("large-part-of-no-region", "SND-1", "a region that is not there is sent", LargeMessageScenarios::ofNoRegion),
        new Scenario("large-offset-overflows", "SND-1", "offset and length overflow, or are off by one", LargeMessageScenarios::overflow),
        new Scenario("large-checks-in-order", "SND-1", "a full queue is seen before the region", LargeMessageScenarios::inOrder),
        new Scenario("destroyed-while-queued", "SND-3", "a region is freed although a queued message describes it",
            LargeMessageScenarios::destroyedWhileQueued),
        new Scenario("owner-ends-while-queued", "SND-3", "a region is freed with its owner although a queued message describes it",
            LargeMessageScenarios::ownerEnds),
        new Scenario("receiver-owns-what-is-left", "RCV-3", "a region that was received belongs to nobody",
            LargeMessageScenarios::receiverOwns),
        new Scenario("queued-twice", "SND-3", "the first of two messages that is received frees the region",
            LargeMessageScenarios::queuedTwice),
        new Scenario("dropped-with-its-queue", "CLN-2", "a message that is dropped pins its region for good",
            LargeMessageScenarios::dropped),
        new Scenario("dropped-by-the-last-revoke", "CAP-7", "a message that the last revoke drops pins its region for good",
            LargeMessageScenarios::droppedByRevoke),
        new Scenario("large-and-small", "Q-2", "large and small messages pass each other", LargeMessageScenarios::largeAndSmall));

    private LargeMessageScenarios() {
    }

    private static void large(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        long region = p.region(pid, 2);
        p.sendLarge(end.id(), region, 1, p.page());
        p.hasMessage(end.id());
        p.receiveMessage(end.id());
        p.sendLargeWith(end.token(), region, 0, 2 * p.page());
        p.receive(end.token());
        p.sendLarge(end.id(), region, 0, 0);
        p.receiveMessage(end.id());
    }

    private static void ofNoRegion(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        long region = p.region(pid, 1);
        p.sendLarge(end.id(), Play.NOBODY, 0, 0);
        p.sendLarge(end.id(), region | Play.ALIAS, 0, 1);
        p.sendLarge(end.id(), p.emptyRegion(pid, 1), 0, 1);
        p.destroyRegion(pid, region);
        p.sendLarge(end.id(), region, 0, 1);
        p.sendLargeWith(end.token(), region, 0, 1);
        p.receiveMessage(end.id());
    }

    private static void overflow(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        long region = p.region(pid, 1);
        long size = p.page();
        long[][] parts = {{0, size + 1}, {1, size}, {size + 1, 0}, {-1, 2}, {2, -1}, {-1, 1}, {Long.MIN_VALUE, Long.MIN_VALUE},
            {0, Long.MIN_VALUE}, {0, 1L << 32 | 1}, {1L << 32, 1}};
        for (long[] part : parts) {
            p.sendLarge(end.id(), region, part[0], part[1]);
            p.sendLargeWith(end.token(), region, part[0], part[1]);
        }
        p.sendLarge(end.id(), region, size, 0);
        p.receiveMessage(end.id());
        p.sendLarge(end.id(), region, size - 1, 1);
        p.receiveMessage(end.id());
    }

    private static void inOrder(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        long region = p.region(pid, 1);
        for (int i = 0; i < p.limits().defaultCapacity(); i++) {
            p.sendLarge(end.id(), region, 0, 1);
        }
        p.sendLarge(end.id(), region, 0, 1);
        p.sendLarge(end.id(), region, 0, -1);
        p.sendLarge(Play.NOBODY, region, 0, -1);
        p.sendLargeWith(Play.withRights(end.token(), 2), region, 0, -1);
        p.destroyRegion(pid, region);
        p.terminate(pid);
        p.allocateAll();
    }

    private static void destroyedWhileQueued(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        long region = p.region(pid, 1);
        p.sendLarge(end.id(), region, 0, 1);
        p.destroyRegion(pid, region);
        p.allocateAll();
        p.map(region, pid, p.page());
        p.unmap(region, pid);
        p.receiveMessage(end.id());
        p.map(region, pid, p.page());
        p.find(pid, p.page());
    }

    private static void ownerEnds(Play p) {
        long sender = p.start();
        long receiver = p.spawn();
        Play.End end = p.endpoint(receiver);
        long region = p.region(sender, 1);
        p.sendLarge(end.id(), region, 0, 1);
        p.terminate(sender);
        p.allocateAll();
        p.destroyRegion(receiver, region);
        p.receiveMessage(end.id());
        p.destroyRegion(receiver, region);
        p.allocateAll();
    }

    private static void receiverOwns(Play p) {
        long sender = p.start();
        long receiver = p.spawn();
        Play.End end = p.endpoint(receiver);
        long kept = p.region(sender, 1);
        p.sendLarge(end.id(), kept, 0, 1);
        p.receiveMessage(end.id());
        p.destroyRegion(receiver, kept);
        p.sendLarge(end.id(), kept, 0, 1);
        p.destroyRegion(sender, kept);
        p.receiveMessage(end.id());
        p.destroyRegion(sender, kept);
        p.destroyRegion(receiver, kept);
        p.destroyRegion(receiver, kept);
        p.allocateAll();
    }

    private static void queuedTwice(Play p) {
        long sender = p.start();
        long receiver = p.spawn();
        Play.End first = p.endpoint(receiver);
        Play.End second = p.endpoint(receiver);
        long region = p.region(sender, 1);
        p.sendLarge(first.id(), region, 0, 1);
        p.sendLarge(second.id(), region, 0, 1);
        p.terminate(sender);
        p.receiveMessage(first.id());
        p.destroyRegion(receiver, region);
        p.allocateAll();
        p.receiveMessage(second.id());
        p.map(region, receiver, p.page());
    }

    private static void dropped(Play p) {
        long sender = p.start();
        long receiver = p.spawn();
        Play.End end = p.endpoint(receiver);
        long region = p.region(sender, 1);
        p.sendLarge(end.id(), region, 0, 1);
        p.sendLarge(end.id(), region, 0, 1);
        p.destroyRegion(sender, region);
        p.terminate(receiver);
        p.map(region, sender, p.page());
        p.allocateAll();
    }

    private static void droppedByRevoke(Play p) {
        long pid = p.start();
        Play.End end = p.endpoint(pid);
        long last = p.revokeToTheLast(pid, end.token());
        long region = p.region(pid, 1);
        p.sendLarge(end.id(), region, 0, 1);
        p.destroyRegion(pid, region);
        p.revoke(pid, last);
        p.map(region, pid, p.page());
        p.allocateAll();
    }

    private static void largeAndSmall(Play p) {
        long pid = p.start();
        Play.Channel channel = p.channel(pid, 3);
        long region = p.region(pid, 1);
        p.sendMessage(channel.send().id(), "first");
        p.sendLarge(channel.send().id(), region, 1, 2);
        p.sendMessage(channel.send().id(), "third");
        p.sendLarge(channel.receive().id(), region, 1, 2);
        for (int i = 0; i < 4; i++) {
            p.receiveMessage(channel.receive().id());
        }
        p.sendMessage(channel.send().id(), "");
        p.receiveMessage(channel.receive().id());
    }
}
