package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static veridian.ipc.kernel.Refusals.refused;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CAP: issue, validate, grant, revoke. */
class CapabilitiesTest {

    private IpcKernel kernel;
    private long owner;
    private long other;
    private EndpointHandle endpoint;

    @BeforeEach
    void start() throws IpcException {
        start(IpcLimits.MAX_GENERATION);
    }

    private void start(int maxGeneration) throws IpcException {
        kernel = IpcKernel.create(IpcLimits.of(4, 100, 4, 100, 2, 3, maxGeneration));
        kernel.init();
        owner = kernel.spawn();
        other = kernel.spawn();
        endpoint = kernel.createEndpoint(owner);
    }

    private IpcCapability token(int generation, int mask) {
        return IpcCapability.fromToken(IpcCapability.encode(endpoint.endpointId, generation, mask));
    }

    @Test
    @DisplayName("CAP-1, CAP-3: a made-up token confers nothing; only what was granted validates")
    void tokensConferNothing() throws IpcException {
        for (int granted = 0; granted < 16; granted++) {
            start();
            if (granted > 0) {
                kernel.grantCapability(owner, endpoint.capability, other, granted);
            }
            for (int mask = 1; mask < 16; mask++) {
                IpcCapability forged = token(0, mask);
                if ((mask & ~granted) == 0) {
                    kernel.validateCapability(other, forged);
                } else {
                    refused(IpcError.PERMISSION_DENIED, () -> kernel.validateCapability(other, forged));
                }
            }
        }
    }

    @Test
    @DisplayName("CAP-2: the checks in their order; a token without rights is PERMISSION_DENIED")
    void orderOfChecks() {
        refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.validateCapability(99, null));
        refused(IpcError.INVALID_CAPABILITY, () -> kernel.validateCapability(owner, null));
        refused(IpcError.INVALID_CAPABILITY, () -> kernel.validateCapability(owner, token(5, 31)));
        refused(IpcError.ENDPOINT_NOT_FOUND,
            () -> kernel.validateCapability(owner, IpcCapability.fromToken(IpcCapability.encode(99, 5, 15))));
        refused(IpcError.INVALID_CAPABILITY, () -> kernel.validateCapability(owner, token(5, 0)));
        refused(IpcError.PERMISSION_DENIED, () -> kernel.validateCapability(owner, token(0, 0)));
    }

    @Test
    @DisplayName("CAP-4: adds rights, returns the grantee's token; the checks in their order")
    void grant() throws IpcException {
        IpcCapability all = endpoint.capability;
        refused(IpcError.PERMISSION_DENIED, () -> kernel.grantCapability(owner, token(0, 3), 99, 0));
        refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.grantCapability(owner, all, 99, 0));
        for (int mask : new int[] {0, 16, 31, -1, Integer.MIN_VALUE}) {
            refused(IpcError.INVALID_ARGUMENT, () -> kernel.grantCapability(owner, all, other, mask));
        }
        refused(IpcError.PERMISSION_DENIED, () -> kernel.grantCapability(owner, token(0, 4), other, 1));
        assertEquals(token(0, 1).token(), kernel.grantCapability(owner, all, other, 1).token());
        kernel.grantCapability(owner, all, other, 2);
        kernel.validateCapability(other, token(0, 3));
    }

    /** The right is on the endpoint that the token names, not on the one in the first slot. */
    @Test
    void grantIsOnTheEndpointOfTheToken() throws IpcException {
        IpcCapability second = kernel.createEndpoint(owner).capability;
        IpcCapability granted = kernel.grantCapability(owner, second, other, IpcPermissions.SEND);
        kernel.validateCapability(other, granted);
        refused(IpcError.PERMISSION_DENIED, () -> kernel.validateCapability(other, token(0, IpcPermissions.SEND)));
    }

    @Test
    @DisplayName("CAP-5: everybody else loses everything, the revoker keeps what its token names")
    void revoke() throws IpcException {
        IpcCapability granted = kernel.grantCapability(owner, endpoint.capability, other, 15);
        refused(IpcError.PERMISSION_DENIED, () -> kernel.revokeCapability(owner, token(0, 7)));
        IpcCapability renewed = kernel.revokeCapability(owner, token(0, 9));
        assertEquals(token(1, 9).token(), renewed.token());
        kernel.validateCapability(owner, renewed);
        refused(IpcError.PERMISSION_DENIED, () -> kernel.validateCapability(owner, token(1, 2)));
        refused(IpcError.INVALID_CAPABILITY, () -> kernel.validateCapability(other, granted));
        refused(IpcError.PERMISSION_DENIED, () -> kernel.validateCapability(other, token(1, 1)));
    }

    @Test
    @DisplayName("CAP-5: of a channel, the other end stays as it was")
    void revokeIsLocal() throws IpcException {
        ChannelHandle channel = kernel.createChannel(owner, 1);
        kernel.revokeCapability(owner, channel.sendEnd.capability);
        kernel.validateCapability(owner, channel.receiveEnd.capability);
    }

    @Test
    @DisplayName("CAP-6, CAP-7: 65,536 revokes and a successor in the same place later, no old token works; the last destroys")
    void noTokenComesBack() throws IpcException {
        List<IpcCapability> old = new ArrayList<>();
        IpcCapability current = endpoint.capability;
        for (int generation = 0; generation <= IpcLimits.MAX_GENERATION; generation++) {
            assertEquals(generation, IpcCapability.generationOf(current.token()));
            old.add(current);
            current = kernel.revokeCapability(owner, current);
        }
        assertEquals(IpcCapability.NULL_TOKEN, current.token());
        for (int i = 0; i < 4; i++) {
            kernel.createEndpoint(owner);
        }
        for (IpcCapability dead : old) {
            refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.validateCapability(owner, dead));
            refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.send(dead, Message.empty()));
            refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.receive(dead, Message.empty()));
        }
    }

    @Test
    @DisplayName("CAP-7: the largest generation is a limit of the kernel")
    void lastGenerationIsALimit() throws IpcException {
        start(1);
        IpcCapability next = kernel.revokeCapability(owner, endpoint.capability);
        assertEquals(IpcCapability.NULL_TOKEN, kernel.revokeCapability(owner, next).token());
        refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.send(next, Message.empty()));
    }
}
