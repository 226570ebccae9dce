package veridian.ipc.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.Message;
import veridian.ipc.kernel.SystemCalls;

/**
 * Random system calls, made on the machine and on a kernel without one: the machine adds bytes, and changes no answer. It puts the large
 * messages of SYS-1 together by itself, and here is where that is compared with {@link SystemCalls#sysSend}.
 */
class SameAsKernelTest {

    private static final int RUNS = 60;
    private static final int CALLS = 300;
    private static final int PROCESSES = 3;
    private static final long BUFFER = 0x1000;
    private static final int BUFFER_SIZE = 4 * SmallMachine.PAGE;

    private final Map<SystemCallNumber, List<Long>> statuses = new EnumMap<>(SystemCallNumber.class);

    /** A machine and a kernel, side by side. Tokens and pids are the same at both; regions have ids of their own. */
    private final class Pair {
        final Random random;
        final SmallMachine small = new SmallMachine();
        final IpcSystem kernel = IpcSystem.create(SmallMachine.LIMITS);
        final SystemCalls calls = new SystemCalls(kernel);
        final List<UserProcess> processes = new ArrayList<>();
        final List<Long> tokens = new ArrayList<>();

        Pair(long seed) throws IpcException {
            random = new Random(seed);
            kernel.init();
            for (int i = 0; i < PROCESSES; i++) {
                UserProcess process = small.process(BUFFER, BUFFER_SIZE);
                byte[] content = new byte[BUFFER_SIZE];
                random.nextBytes(content);
                process.store(BUFFER, content);
                processes.add(process);
                kernel.spawn();
                long running;
                do {
                    running = kernel.scheduleNext();
                } while (running != process.pid());
                calls.sysMapRegion(process.pid(), kernel.createSharedRegion(process.pid(), BUFFER_SIZE, 3, -1), BUFFER);
            }
            tokens.add(0L);
        }

        UserProcess process() {
            return processes.get(random.nextInt(PROCESSES));
        }

        long token() {
            return tokens.get(random.nextInt(tokens.size()));
        }

        void step() throws Throwable {
            UserProcess caller = process();
            switch (random.nextInt(20)) {
                case 0 -> create(caller);
                case 1 -> createChannel(caller);
                case 2, 3 -> grant(caller);
                case 4 -> revoke(caller);
                case 5 -> assertEquals(kernel.scheduleNext(), small.kernel.scheduleNext());
                case 6, 7, 8, 9, 10 -> receive(caller);
                default -> send(caller);
            }
        }

        /** Whether the call succeeds, at both; if not, it is with the same error. */
        private <T> T same(UserProcess caller, SystemCallNumber call, ThrowingSupplier<T> atKernel, long... arguments) throws Throwable {
            long status = caller.call(call, arguments);
            statuses.computeIfAbsent(call, none -> new ArrayList<>()).add(status);
            try {
                T result = atKernel.get();
                assertEquals(Status.OK, status, call::name);
                return result;
            } catch (IpcException refused) {
                assertEquals(Status.nameOf(Status.of(refused.error())), Status.nameOf(status), call::name);
                return null;
            }
        }

        private void create(UserProcess caller) throws Throwable {
            var made = same(caller, SystemCallNumber.SYS_CREATE_ENDPOINT, () -> kernel.createEndpoint(caller.pid()));
            if (made != null) {
                tokens.add(made.capability.token());
                assertEquals(made.capability.token(), caller.result(1));
            }
        }

        private void createChannel(UserProcess caller) throws Throwable {
            long capacity = random.nextInt(4);
            var made = same(caller, SystemCallNumber.SYS_CREATE_CHANNEL, () -> kernel.createChannel(caller.pid(), capacity), capacity);
            if (made != null) {
                tokens.add(made.sendEnd.capability.token());
                tokens.add(made.receiveEnd.capability.token());
                assertEquals(made.receiveEnd.capability.token(), caller.result(3));
            }
        }

        private void grant(UserProcess caller) throws Throwable {
            long token = token();
            long grantee = process().pid();
            int rights = random.nextInt(16);
            var granted = same(caller, SystemCallNumber.SYS_GRANT,
                () -> kernel.grantCapability(caller.pid(), IpcCapability.fromToken(token), grantee, rights), token, grantee, rights);
            if (granted != null) {
                tokens.add(granted.token());
                assertEquals(granted.token(), caller.result(0));
            }
        }

        private void revoke(UserProcess caller) throws Throwable {
            long token = token();
            var renewed = same(caller, SystemCallNumber.SYS_REVOKE,
                () -> kernel.revokeCapability(caller.pid(), IpcCapability.fromToken(token)), token);
            if (renewed != null) {
                tokens.add(renewed.token());
                assertEquals(renewed.token(), caller.result(0));
            }
        }

        private void send(UserProcess caller) throws Throwable {
            long token = token();
            int length = random.nextInt(8) == 0 ? 12 * SmallMachine.PAGE + 1 : random.nextInt(BUFFER_SIZE);
            byte[] payload = length > BUFFER_SIZE ? new byte[length] : caller.load(BUFFER, length);
            same(caller, SystemCallNumber.SYS_SEND, () -> {
                calls.sysSend(caller.pid(), IpcCapability.fromToken(token), payload, 1);
                return null;
            }, token, BUFFER, length);
        }

        /** A region that was received is destroyed, so that there is memory for more. */
        private void receive(UserProcess caller) throws Throwable {
            long token = token();
            Message message = Message.empty();
            boolean[] blocked = new boolean[1];
            long status = caller.call(SystemCallNumber.SYS_RECEIVE, token, BUFFER);
            statuses.computeIfAbsent(SystemCallNumber.SYS_RECEIVE, none -> new ArrayList<>()).add(status);
            try {
                blocked[0] = !calls.sysReceive(caller.pid(), IpcCapability.fromToken(token), message);
                assertEquals(blocked[0] ? Status.BLOCKED : Status.OK, status);
            } catch (IpcException refused) {
                assertEquals(Status.nameOf(Status.of(refused.error())), Status.nameOf(status));
                return;
            }
            if (blocked[0]) {
                return;
            }
            assertEquals(message.isLarge() ? message.extent() : message.length(), caller.result(0));
            assertEquals(message.isLarge(), caller.result(1) != 0);
            assertEquals(message.offset(), caller.result(2));
            if (message.isLarge()) {
                destroy(message.region(), caller.result(1));
            } else {
                assertArrayEquals(message.bytes(), caller.load(BUFFER, message.length()));
            }
        }

        private void destroy(long atKernel, long atMachine) throws IpcException {
            for (UserProcess owner : processes) {
                boolean destroyed = owner.call(SystemCallNumber.SYS_DESTROY_REGION, atMachine) == Status.OK;
                boolean expected = true;
                try {
                    kernel.destroyRegion(owner.pid(), atKernel);
                } catch (IpcException notTheOwner) {
                    expected = false;
                }
                assertEquals(expected, destroyed);
            }
        }

        void assertSameAccounts() throws IpcException {
            assertEquals(kernel.getPerformanceStats().totalOperations, small.kernel.getPerformanceStats().totalOperations);
            assertEquals(kernel.getPerformanceStats().averageLatencyNs, small.kernel.getPerformanceStats().averageLatencyNs);
            assertEquals(kernel.getPerformanceStats().fastPathPercentage, small.kernel.getPerformanceStats().fastPathPercentage);
            assertEquals(kernel.getPerformanceStats().refusedOperations, small.kernel.getPerformanceStats().refusedOperations);
        }
    }

    @Test
    @DisplayName("SYS-1, SYS-2, SYS-3: every answer is the kernel's")
    void randomCalls() throws Throwable {
        for (long seed = 0; seed < RUNS; seed++) {
            Pair pair = new Pair(seed);
            for (int i = 0; i < CALLS; i++) {
                pair.step();
                pair.assertSameAccounts();
            }
        }
        List<Long> sent = statuses.get(SystemCallNumber.SYS_SEND);
        for (String status : List.of("OK", "QUEUE_FULL", "OUT_OF_MEMORY", "PERMISSION_DENIED", "MESSAGE_TOO_LARGE", "RATE_LIMIT_EXCEEDED",
                "INVALID_CAPABILITY")) {
            assertTrue(sent.stream().anyMatch(s -> Status.nameOf(s).equals(status)), () -> "no send was " + status);
        }
        for (long status : new long[] {Status.OK, Status.BLOCKED}) {
            assertTrue(statuses.get(SystemCallNumber.SYS_RECEIVE).contains(status));
        }
    }
}
