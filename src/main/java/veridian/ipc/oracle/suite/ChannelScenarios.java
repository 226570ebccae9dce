package veridian.ipc.oracle.suite;

import java.util.List;
import veridian.ipc.oracle.suite.Play.Channel;

/** Channels. */
final class ChannelScenarios {

    static final List<Scenario> ALL = List.of(
        new Scenario("channel-before-init", "INIT-1", "create_channel works before init()", p -> p.channel(1, 1)),
        new Scenario("channel-directions", "CH-2", "an end works the other way too", ChannelScenarios::directions),
        new Scenario("channel-capacities", "CH-1", "a capacity that is none is accepted", ChannelScenarios::capacities),
        new Scenario("channel-bound", "Q-1", "the channel's queue has not the capacity asked for", ChannelScenarios::bound),
        new Scenario("channel-has-message", "HAS-1", "the send end has messages", ChannelScenarios::hasMessage),
        new Scenario("channel-needs-two-places", "CH-1", "a channel in the last place of the table, or a refused one that "
            + "keeps a place", ChannelScenarios::needsTwoPlaces),
        new Scenario("channel-owner-goes", "CLN-1", "an end of a channel outlives the owner", ChannelScenarios::ownerGoes),
        new Scenario("channel-order-of-checks", "CH-1", "the capacity is looked at before the owner, or after the table",
            ChannelScenarios::orderOfChecks));

    private ChannelScenarios() {
    }

    private static void directions(Play p) {
        Channel c = p.channel(p.start(), 1);
        p.sendMessage(c.receive().id(), "a");
        p.receiveMessage(c.send().id());
        p.sendMessage(c.send().id(), "b");
        p.receiveMessage(c.send().id());
        p.receiveMessage(c.receive().id());
    }

    private static void capacities(Play p) {
        long pid = p.start();
        p.channel(pid, 0);
        p.channel(pid, p.limits().maxCapacity() + 1L);
        p.channel(pid, 1 + Play.ALIAS);
        p.channel(pid, -1);
        p.channel(pid, p.limits().maxCapacity());
    }

    private static void bound(Play p) {
        Channel c = p.channel(p.start(), p.limits().maxCapacity());
        for (int i = 0; i <= p.limits().maxCapacity(); i++) {
            p.sendMessage(c.send().id(), "m" + i);
        }
        for (int i = 0; i <= p.limits().maxCapacity(); i++) {
            p.receiveMessage(c.receive().id());
        }
    }

    private static void hasMessage(Play p) {
        Channel c = p.channel(p.start(), 1);
        p.sendMessage(c.send().id(), "a");
        p.hasMessage(c.send().id());
        p.hasMessage(c.receive().id());
    }

    private static void needsTwoPlaces(Play p) {
        long pid = p.start();
        for (int i = 1; i < p.limits().maxEndpoints(); i++) {
            p.endpoint(pid);
        }
        p.channel(pid, 1);
        p.endpoint(pid);
        p.endpoint(pid);
    }

    private static void ownerGoes(Play p) {
        long pid = p.start();
        Channel c = p.channel(pid, 1);
        p.sendMessage(c.send().id(), "a");
        p.terminate(pid);
        p.sendMessage(c.send().id(), "b");
        p.receiveMessage(c.receive().id());
        p.hasMessage(c.receive().id());
    }

    private static void orderOfChecks(Play p) {
        long pid = p.start();
        p.channel(Play.NOBODY, 0);
        for (int i = 0; i < p.limits().maxEndpoints(); i++) {
            p.endpoint(pid);
        }
        p.channel(pid, 0);
        p.channel(Play.NOBODY, 1);
        p.channel(pid, 1);
    }
}
