package veridian.ipc.oracle.suite;

import java.util.List;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.oracle.suite.Play.Channel;
import veridian.ipc.oracle.suite.Play.End;

/** Tokens, grants, revocation. */
final class CapabilityScenarios {

    private static final int SEND = IpcPermissions.SEND;
    private static final int RECEIVE = IpcPermissions.RECEIVE;
    private static final int GRANT = IpcPermissions.GRANT;
    private static final int REVOKE = IpcPermissions.REVOKE;
    private static final int RESERVED_RIGHT = 16;

    static final List<Scenario> ALL = List.of(
        new Scenario("tokens-before-init", "INIT-1", "a token works before init()", CapabilityScenarios::beforeInit),
        new Scenario("owner-holds-all", "EP-1", "the owner lacks a right", CapabilityScenarios::ownerHoldsAll),
        new Scenario("send-and-receive", "SND-2", "a good token is refused", CapabilityScenarios::sendAndReceive),
        new Scenario("right-in-the-token", "SND-2", "a token is not looked at for the right",
            CapabilityScenarios::rightInTheToken),
        new Scenario("bad-tokens", "TYP-3", "null, or reserved bits, pass", CapabilityScenarios::badTokens),
        new Scenario("forged-token", "CAP-1", "a token confers the rights that it names", CapabilityScenarios::forged),
        new Scenario("grant-attenuates", "CAP-4", "a grant gives more than was asked", CapabilityScenarios::attenuates),
        new Scenario("grant-amplifies", "CAP-4", "a grant passes on what the granter's token lacks",
            CapabilityScenarios::amplifies),
        new Scenario("grant-needs-grant", "CAP-4", "a grant without GRANT", CapabilityScenarios::needsGrant),
        new Scenario("grant-bad-rights", "CAP-4", "no right, or reserved bits, can be granted",
            CapabilityScenarios::badRights),
        new Scenario("grant-to-nobody", "CAP-4", "a grant to a process that is not there", CapabilityScenarios::toNobody),
        new Scenario("grants-add-up", "CAP-4", "a second grant replaces the first", CapabilityScenarios::addUp),
        new Scenario("revoke-kills-tokens", "CAP-6", "a token works after a revoke", CapabilityScenarios::revokeKills),
        new Scenario("revoke-takes-rights", "CAP-5", "others keep rights through a revoke", CapabilityScenarios::revokeTakes),
        new Scenario("revoke-keeps-named", "CAP-5", "the revoker keeps what its token did not name",
            CapabilityScenarios::revokeKeepsNamed),
        new Scenario("revoke-keeps-messages", "CAP-5", "a revoke drops messages", CapabilityScenarios::revokeKeepsMessages),
        new Scenario("revoke-needs-revoke", "CAP-5", "a revoke without REVOKE", CapabilityScenarios::needsRevoke),
        new Scenario("revoke-twice", "CAP-6", "generations go to and fro", CapabilityScenarios::revokeTwice),
        new Scenario("last-generation", "CAP-7", "the generation wraps", CapabilityScenarios::lastGeneration),
        new Scenario("last-generation-drops-messages", "CLN-2", "a place that was destroyed keeps its messages",
            CapabilityScenarios::lastGenerationDrops),
        new Scenario("old-token-new-endpoint", "CAP-6", "an old token works on a new endpoint in its place",
            CapabilityScenarios::oldTokenNewEndpoint),
        new Scenario("dead-owner", "CAP-6", "a token outlives the endpoint", CapabilityScenarios::deadOwner),
        new Scenario("dead-holder", "CLN-1", "a new process has the rights of a dead one", CapabilityScenarios::deadHolder),
        new Scenario("rights-at-new-endpoint", "CLN-1", "a new endpoint has the rights of an old one",
            CapabilityScenarios::rightsAtNewEndpoint),
        new Scenario("channel-rights", "CH-2", "an end carries a right of the other", CapabilityScenarios::channelRights),
        new Scenario("channel-revoke-one-end", "CAP-5", "revoking an end touches the other",
            CapabilityScenarios::revokeOneEnd),
        new Scenario("channel-send-end-destroyed", "CH-3", "the receive end outlives the send end",
            CapabilityScenarios::sendEndDestroyed),
        new Scenario("channel-receive-end-destroyed", "CH-3", "the send end outlives the receive end",
            CapabilityScenarios::receiveEndDestroyed),
        new Scenario("validate-order", "CAP-2", "the checks of a token are in another order",
            CapabilityScenarios::validateOrder),
        new Scenario("send-order", "SND-2", "the checks of a send are in another order", CapabilityScenarios::sendOrder));

    private CapabilityScenarios() {
    }

    private static void beforeInit(Play p) {
        p.send(1, "a");
        p.receive(1);
        p.validate(1, 1);
        p.grant(1, 1, 1, SEND);
        p.revoke(1, 1);
    }

    private static void ownerHoldsAll(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.validate(pid, e.token());
        for (int right : new int[] {SEND, RECEIVE, GRANT, REVOKE}) {
            p.validate(pid, Play.withRights(e.token(), right));
        }
    }

    private static void sendAndReceive(Play p) {
        End e = p.endpoint(p.start());
        p.send(Play.withRights(e.token(), SEND), "a");
        p.send(e.token(), "b");
        p.receive(Play.withRights(e.token(), RECEIVE));
        p.receive(e.token());
        p.receive(e.token());
    }

    private static void rightInTheToken(Play p) {
        End e = p.endpoint(p.start());
        p.send(Play.withRights(e.token(), RECEIVE | GRANT | REVOKE), "a");
        p.send(e.token(), "b");
        p.receive(Play.withRights(e.token(), SEND | GRANT | REVOKE));
        p.receive(e.token());
    }

    private static void badTokens(Play p) {
        long pid = p.start();
        End e = p.endpoint(pid);
        p.send(0, "a");
        p.receive(0);
        p.validate(pid, 0);
        p.revoke(pid, 0);
        for (int bit : new int[] {0, 11}) {
            long token = e.token() | Play.RESERVED << bit;
            p.send(token, "a");
            p.receive(token);
            p.validate(pid, token);
            p.grant(pid, token, pid, SEND);
        }
        p.validate(pid, Play.withRights(e.token(), 0));
    }

    private static void forged(Play p) {
        long owner = p.start();
        long thief = p.spawn();
        End e = p.endpoint(owner);
        p.validate(thief, e.token());
        p.grant(thief, e.token(), thief, SEND);
        p.revoke(thief, e.token());
        p.validate(owner, e.token());
    }

    private static void attenuates(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        long granted = p.grant(owner, e.token(), other, SEND);
        p.validate(other, granted);
        p.validate(other, e.token());
        p.validate(other, Play.withRights(e.token(), SEND | RECEIVE));
        p.send(granted, "a");
        p.receive(granted);
    }

    private static void amplifies(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        p.grant(owner, Play.withRights(e.token(), SEND | GRANT), other, SEND | RECEIVE);
        p.validate(other, Play.withRights(e.token(), SEND | RECEIVE));
        long granted = p.grant(owner, e.token(), other, SEND | GRANT);
        p.grant(other, granted, other, RECEIVE);
        p.grant(other, granted, owner, SEND | GRANT);
    }

    private static void needsGrant(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        p.grant(owner, Play.withRights(e.token(), SEND), other, SEND);
        long granted = p.grant(owner, e.token(), other, SEND);
        p.grant(other, granted, owner, SEND);
    }

    private static void badRights(Play p) {
        long owner = p.start();
        End e = p.endpoint(owner);
        p.grant(owner, e.token(), owner, 0);
        p.grant(owner, e.token(), owner, RESERVED_RIGHT);
        p.grant(owner, e.token(), owner, SEND | 0x8000);
        p.grant(owner, Play.withRights(e.token(), GRANT), owner, SEND | RESERVED_RIGHT);
    }

    private static void toNobody(Play p) {
        long owner = p.start();
        long gone = p.spawn();
        End e = p.endpoint(owner);
        p.terminate(gone);
        p.grant(owner, e.token(), gone, SEND);
        p.grant(owner, e.token(), Play.NOBODY, 0);
        p.grant(owner, e.token(), owner | Play.ALIAS, SEND);
        p.grant(owner, e.token(), owner, SEND);
    }

    private static void addUp(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        p.grant(owner, e.token(), other, SEND);
        p.grant(owner, e.token(), other, RECEIVE);
        p.validate(other, Play.withRights(e.token(), SEND | RECEIVE));
        p.grant(owner, e.token(), owner, SEND);
        p.validate(owner, e.token());
    }

    private static void revokeKills(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        long granted = p.grant(owner, e.token(), other, SEND | RECEIVE | GRANT);
        long renewed = p.revoke(owner, e.token());
        p.send(granted, "a");
        p.send(e.token(), "b");
        p.receive(granted);
        p.validate(other, granted);
        p.validate(owner, e.token());
        p.grant(other, granted, other, SEND);
        p.revoke(owner, e.token());
        p.send(renewed, "c");
        p.receive(renewed);
    }

    private static void revokeTakes(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        p.grant(owner, e.token(), other, SEND);
        long renewed = p.revoke(owner, e.token());
        p.validate(other, Play.withRights(renewed, SEND));
        p.grant(owner, renewed, other, RECEIVE);
        p.validate(other, Play.withRights(renewed, SEND | RECEIVE));
        p.validate(other, Play.withRights(renewed, RECEIVE));
    }

    private static void revokeKeepsNamed(Play p) {
        long owner = p.start();
        End e = p.endpoint(owner);
        long renewed = p.revoke(owner, Play.withRights(e.token(), SEND | REVOKE));
        p.validate(owner, renewed);
        p.validate(owner, Play.withRights(renewed, RECEIVE));
        p.validate(owner, Play.withRights(renewed, SEND | RECEIVE | GRANT | REVOKE));
    }

    private static void revokeKeepsMessages(Play p) {
        long owner = p.start();
        End e = p.endpoint(owner);
        p.send(e.token(), "a");
        long renewed = p.revoke(owner, e.token());
        p.hasMessage(e.id());
        p.receive(renewed);
    }

    private static void needsRevoke(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        p.revoke(owner, Play.withRights(e.token(), SEND | RECEIVE | GRANT));
        long granted = p.grant(owner, e.token(), other, SEND);
        p.revoke(other, granted);
        p.validate(owner, e.token());
    }

    private static void revokeTwice(Play p) {
        long owner = p.start();
        End e = p.endpoint(owner);
        long second = p.revoke(owner, e.token());
        long third = p.revoke(owner, second);
        p.send(e.token(), "a");
        p.send(second, "b");
        p.validate(owner, e.token());
        p.send(third, "c");
    }

    private static void lastGeneration(Play p) {
        long owner = p.start();
        End e = p.endpoint(owner);
        long last = p.revokeToTheLast(owner, e.token());
        p.validate(owner, last);
        p.revoke(owner, last);
        p.validate(owner, e.token());
        p.validate(owner, last);
        p.send(e.token(), "a");
        p.sendMessage(e.id(), "b");
        p.endpoint(owner);
    }

    private static void lastGenerationDrops(Play p) {
        long owner = p.start();
        End e = p.endpoint(owner);
        p.send(e.token(), "old");
        p.revoke(owner, p.revokeToTheLast(owner, e.token()));
        p.hasMessage(e.id());
        End f = p.endpoint(owner);
        p.hasMessage(f.id());
        p.validate(owner, f.token());
    }

    private static void oldTokenNewEndpoint(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        p.terminate(owner);
        End f = p.endpoint(other);
        p.validate(other, e.token());
        p.send(e.token(), "a");
        p.receive(e.token());
        p.hasMessage(f.id());
    }

    private static void deadOwner(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        long granted = p.grant(owner, e.token(), other, SEND);
        p.send(granted, "a");
        p.terminate(owner);
        p.send(granted, "b");
        p.validate(other, granted);
        p.validate(owner, e.token());
        p.receive(e.token());
    }

    private static void deadHolder(Play p) {
        long owner = p.start();
        long gone = p.spawn();
        End e = p.endpoint(owner);
        long granted = p.grant(owner, e.token(), gone, SEND | GRANT);
        p.terminate(gone);
        p.validate(gone, granted);
        long next = p.spawn();
        p.validate(next, granted);
        p.grant(next, granted, next, SEND);
    }

    private static void rightsAtNewEndpoint(Play p) {
        long owner = p.start();
        long other = p.spawn();
        End e = p.endpoint(owner);
        p.grant(owner, e.token(), other, SEND);
        p.terminate(owner);
        End f = p.endpoint(p.spawn());
        p.validate(other, Play.withRights(f.token(), SEND));
    }

    private static void channelRights(Play p) {
        long owner = p.start();
        Channel c = p.channel(owner, 1);
        p.validate(owner, c.send().token());
        p.validate(owner, Play.withRights(c.send().token(), RECEIVE));
        p.validate(owner, Play.withRights(c.receive().token(), SEND));
        p.send(c.send().token(), "a");
        p.send(Play.withRights(c.receive().token(), SEND), "b");
        p.receive(Play.withRights(c.send().token(), RECEIVE));
        p.receive(c.receive().token());
    }

    private static void revokeOneEnd(Play p) {
        long owner = p.start();
        Channel c = p.channel(owner, 1);
        long renewed = p.revoke(owner, c.send().token());
        p.validate(owner, c.receive().token());
        p.send(renewed, "a");
        p.receive(c.receive().token());
        p.send(c.send().token(), "b");
    }

    private static void sendEndDestroyed(Play p) {
        long owner = p.start();
        Channel c = p.channel(owner, 1);
        p.send(c.send().token(), "a");
        p.revoke(owner, p.revokeToTheLast(owner, c.send().token()));
        p.receive(c.receive().token());
        p.hasMessage(c.receive().id());
        p.validate(owner, c.receive().token());
    }

    private static void receiveEndDestroyed(Play p) {
        long owner = p.start();
        Channel c = p.channel(owner, 1);
        p.revoke(owner, p.revokeToTheLast(owner, c.receive().token()));
        p.send(c.send().token(), "a");
        p.sendMessage(c.send().id(), "b");
        p.validate(owner, c.send().token());
    }

    private static void validateOrder(Play p) {
        long owner = p.start();
        End e = p.endpoint(owner);
        p.validate(Play.NOBODY, 0);
        p.validate(Play.NOBODY, e.token());
        long renewed = p.revoke(owner, e.token());
        p.validate(Play.NOBODY, e.token());
        p.validate(owner, Play.withRights(e.token(), 0));
        p.validate(owner, Play.withRights(renewed, 0));
        long gone = p.spawn();
        End f = p.endpoint(gone);
        p.terminate(gone);
        p.validate(gone, f.token());
        p.validate(owner, Play.withRights(f.token(), 0));
        p.validate(owner, f.token() | Play.RESERVED);
    }

    private static void sendOrder(Play p) {
        long owner = p.start();
        Channel c = p.channel(owner, 1);
        p.send(c.send().token(), "a");
        p.send(Play.withRights(c.send().token(), GRANT), "full");
        p.send(Play.withRights(c.receive().token(), SEND), "full");
        long renewed = p.revoke(owner, c.send().token());
        p.send(Play.withRights(c.send().token(), 0), "stale");
        p.send(renewed, "full");
        p.terminate(owner);
        p.send(Play.withRights(renewed, 0), "gone");
        p.send(renewed | Play.RESERVED, "gone");
    }
}
