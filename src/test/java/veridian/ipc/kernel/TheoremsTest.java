package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static veridian.ipc.kernel.Refusals.refused;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CAP-6, CAP-7: what the provers show of all kernels, seen in one: before the revocation each of these calls succeeds. */
class TheoremsTest {

    private static final int MAX_GENERATION = 1;

    private IpcKernel kernel;
    private long owner;
    private long other;
    private IpcCapability current;

    private void start(int revocations) throws IpcException {
        kernel = IpcKernel.create(IpcLimits.of(4, 100, 4, 100, 2, 3, MAX_GENERATION));
        kernel.init();
        owner = kernel.spawn();
        other = kernel.spawn();
        current = kernel.createEndpoint(owner).capability;
        for (int i = 0; i < revocations; i++) {
            current = kernel.revokeCapability(owner, current);
        }
    }

    @ParameterizedTest
    @DisplayName("CAP-6, CAP-7: after a revocation no earlier token validates")
    @CsvSource({"0, INVALID_CAPABILITY", MAX_GENERATION + ", ENDPOINT_NOT_FOUND"})
    void validatesNoMore(int revocations, IpcError error) throws IpcException {
        start(revocations);
        IpcCapability earlier = kernel.grantCapability(owner, current, other, IpcPermissions.SEND);
        kernel.validateCapability(other, earlier);
        refused(error, () -> Theorems.earlierTokenValidatesNoMore(kernel, owner, current, other, earlier));
    }

    @ParameterizedTest
    @DisplayName("CAP-6, CAP-7: after a revocation no earlier token sends")
    @CsvSource({"0, INVALID_CAPABILITY", MAX_GENERATION + ", ENDPOINT_NOT_FOUND"})
    void sendsNoMore(int revocations, IpcError error) throws IpcException {
        start(revocations);
        kernel.send(current, Message.empty());
        refused(error, () -> Theorems.earlierTokenSendsNoMore(kernel, owner, current, current, Message.empty()));
    }

    @ParameterizedTest
    @DisplayName("CAP-6, CAP-7: after a revocation no earlier token receives")
    @CsvSource({"0, INVALID_CAPABILITY", MAX_GENERATION + ", ENDPOINT_NOT_FOUND"})
    void receivesNoMore(int revocations, IpcError error) throws IpcException {
        start(revocations);
        kernel.send(current, Message.empty());
        kernel.send(current, Message.empty());
        Message into = Message.empty();
        kernel.receive(current, into);
        assertEquals(0, into.length());
        refused(error, () -> Theorems.earlierTokenReceivesNoMore(kernel, owner, current, current, into));
    }
}
