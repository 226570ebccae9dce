package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static veridian.ipc.kernel.Refusals.refused;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** INIT, PROC, CLN: initialization, processes and their end. */
class LifeTest {

    private static IpcKernel started(IpcLimits limits) {
        IpcKernel kernel = IpcKernel.create(limits);
        kernel.init();
        return kernel;
    }

    @Test
    @DisplayName("INIT-1: every call before init() is refused")
    void everyCallBeforeInit() {
        IpcKernel kernel = IpcKernel.create(IpcLimits.defaults());
        IpcCapability capability = IpcCapability.fromToken(IpcCapability.encode(1, 0, 15));
        List<Executable> calls = List.of(kernel::spawn, () -> kernel.terminate(1), () -> kernel.cleanupProcess(1),
            () -> kernel.createEndpoint(1), () -> kernel.createChannel(1, 1),
            () -> kernel.sendMessage(1, Message.empty()), () -> kernel.receiveMessage(1, Message.empty()),
            () -> kernel.send(capability, Message.empty()), () -> kernel.receive(capability, Message.empty()),
            () -> kernel.hasMessage(1), () -> kernel.validateCapability(1, capability),
            () -> kernel.grantCapability(1, capability, 1, 1), () -> kernel.revokeCapability(1, capability));
        calls.forEach(call -> refused(IpcError.NOT_INITIALIZED, call));
    }

    @Test
    @DisplayName("INIT-2: a second init() keeps all state")
    void secondInit() throws IpcException {
        IpcKernel kernel = started(IpcLimits.defaults());
        EndpointHandle endpoint = kernel.createEndpoint(kernel.spawn());
        kernel.sendMessage(endpoint.endpointId, Message.empty());
        kernel.init();
        kernel.validateCapability(1, endpoint.capability);
        assertEquals(true, kernel.hasMessage(endpoint.endpointId));
    }

    @Test
    @DisplayName("INIT-3: limits are parameters below compile-time maxima")
    void limitsAreChecked() {
        int[] most = {IpcLimits.MAX_PROCESSES, IpcLimits.MAX_PIDS, IpcLimits.MAX_ENDPOINTS, IpcLimits.MAX_ENDPOINT_IDS,
            IpcLimits.MAX_CAPACITY, IpcLimits.MAX_CAPACITY, IpcLimits.MAX_GENERATION};
        limits(most);
        for (int i = 0; i < most.length; i++) {
            int[] more = most.clone();
            more[i]++;
            assertThrows(IllegalArgumentException.class, () -> limits(more));
            more[i] = -1;
            assertThrows(IllegalArgumentException.class, () -> limits(more));
        }
    }

    @Test
    @DisplayName("INIT-3: each limit has its least and its largest value; a refusal names the limit that is outside")
    void limitsHaveTwoEnds() {
        String[] names = {"maxProcesses", "maxPids", "maxEndpoints", "maxEndpointIds", "defaultCapacity", "maxCapacity", "maxGeneration"};
        int[] least = {1, 1, 1, 1, 1, 1, 0};
        int[] most = {1024, 4194303, 1024, 4194303, 64, 64, 65535};
        limits(least);
        for (int i = 0; i < least.length; i++) {
            refusesLimits(names[i], with(most, i, least[i] - 1));
            refusesLimits(names[i], with(most, i, most[i] + 1));
            limits(with(most, i, names[i].equals("maxCapacity") ? 64 : least[i]));
        }
        refusesLimits("defaultCapacity", with(most, 5, 63));
    }

    private static int[] with(int[] limits, int i, int value) {
        int[] others = limits.clone();
        others[i] = value;
        return others;
    }

    private static void refusesLimits(String name, int... limits) {
        String message = assertThrows(IllegalArgumentException.class, () -> limits(limits)).getMessage();
        assertEquals(name, message.substring(0, message.indexOf(':')));
    }

    @Test
    @DisplayName("INIT-3: a kernel has the limits that it was made with")
    void limitsAreTheKernels() {
        IpcLimits limits = IpcLimits.defaults();
        assertSame(limits, IpcKernel.create(limits).limits());
    }

    private static IpcLimits limits(int... n) {
        return IpcLimits.of(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
    }

    @Test
    @DisplayName("PROC-1: pids are fresh until the table is full; a place that gets free serves again, its pid does not")
    void pidsAreFresh() throws IpcException {
        IpcKernel kernel = started(IpcLimits.of(3, 100, 1, 1, 1, 1, 1));
        Set<Long> seen = new HashSet<>(List.of(kernel.spawn(), kernel.spawn(), kernel.spawn()));
        assertEquals(3, seen.size());
        refused(IpcError.OUT_OF_MEMORY, kernel::spawn);
        for (long pid = seen.iterator().next(), i = 0; i < 97; i++) {
            kernel.terminate(pid);
            pid = kernel.spawn();
            assertEquals(true, seen.add(pid), () -> "issued twice");
        }
    }

    @Test
    @DisplayName("PROC-1, EP-2: pids run out when maxPids were issued, whichever places they were for")
    void pidsRunOut() throws IpcException {
        IpcKernel kernel = started(IpcLimits.of(2, 3, 1, 1, 1, 1, 1));
        for (int i = 0; i < 3; i++) {
            kernel.terminate(kernel.spawn());
        }
        refused(IpcError.OUT_OF_MEMORY, kernel::spawn);
    }

    @Test
    @DisplayName("PROC-5: terminate refuses a pid that is not alive; cleanup_process does not mind (CLN-1)")
    void terminateInsistsOnALiveProcess() throws IpcException {
        IpcKernel kernel = started(IpcLimits.defaults());
        long pid = kernel.spawn();
        kernel.terminate(pid);
        for (long dead : new long[] {pid, 0, 99, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.terminate(dead));
            kernel.cleanupProcess(dead);
        }
    }

    @Test
    @DisplayName("PROC-6: pid 0 is never issued and never alive")
    void noProcessZero() throws IpcException {
        IpcKernel kernel = started(IpcLimits.defaults());
        for (int i = 0; i < 64; i++) {
            assertEquals(true, kernel.spawn() >= 1);
        }
        refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.createEndpoint(0));
    }

    @Test
    @DisplayName("CLN-1, CLN-2, CLN-3: with a process go its endpoints, their messages, and its rights on the endpoints of others")
    void cleanupRemovesWhatItHad() throws IpcException {
        IpcKernel kernel = started(IpcLimits.defaults());
        long dying = kernel.spawn();
        long other = kernel.spawn();
        EndpointHandle its = kernel.createEndpoint(dying);
        ChannelHandle channel = kernel.createChannel(dying, 2);
        EndpointHandle others = kernel.createEndpoint(other);
        IpcCapability held = kernel.grantCapability(other, others.capability, dying, IpcPermissions.SEND);
        kernel.sendMessage(its.endpointId, Message.empty());
        kernel.cleanupProcess(dying);
        refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.receive(its.capability, Message.empty()));
        refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.send(channel.sendEnd.capability, Message.empty()));
        assertFalse(kernel.hasMessage(its.endpointId));
        refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.validateCapability(dying, held));
        kernel.validateCapability(other, others.capability);
        long successor = kernel.spawn();
        refused(IpcError.PERMISSION_DENIED, () -> kernel.validateCapability(successor, held));
    }
}
