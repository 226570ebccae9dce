package veridian.ipc.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.machine.SmallMachine.FRAMES_PER_NODE;
import static veridian.ipc.machine.SmallMachine.PAGE;
import static veridian.ipc.machine.SmallMachine.READ;
import static veridian.ipc.machine.SmallMachine.WRITE;
import static veridian.ipc.machine.SmallMachine.ownMemory;
import static veridian.ipc.machine.SystemCallNumber.SYS_CREATE_ENDPOINT;
import static veridian.ipc.machine.SystemCallNumber.SYS_CREATE_REGION;
import static veridian.ipc.machine.SystemCallNumber.SYS_DESTROY_REGION;
import static veridian.ipc.machine.SystemCallNumber.SYS_GRANT;
import static veridian.ipc.machine.SystemCallNumber.SYS_HAS_MESSAGE;
import static veridian.ipc.machine.SystemCallNumber.SYS_MAP_REGION;
import static veridian.ipc.machine.SystemCallNumber.SYS_READ_TIMESTAMP;
import static veridian.ipc.machine.SystemCallNumber.SYS_RECEIVE;
import static veridian.ipc.machine.SystemCallNumber.SYS_SEND;
import static veridian.ipc.machine.SystemCallNumber.SYS_UNMAP_REGION;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.Message;

/** What the API reference's integration examples are about, from end to end: programs on a machine. */
class ScenariosTest {

    private static final long BUFFER = 0x1000;
    private static final long OTHER = 0x2000;
    private static final int PLENTY = 1000;

    private final SmallMachine small = new SmallMachine();
    private final Machine machine = small.machine;
    private final IpcSystem kernel = small.kernel;
    private final List<String> seen = new ArrayList<>();
    private long toReceive;
    private long toSend;

    /** An endpoint of one process that another may send to. */
    private void connect(long receiver, long sender) throws IpcException {
        var endpoint = kernel.createEndpoint(receiver);
        toReceive = endpoint.capability.token();
        toSend = kernel.grantCapability(receiver, endpoint.capability, sender, IpcPermissions.SEND).token();
    }

    /** Sends a text, and tries again as long as the queue is full. */
    private Step send(String text) {
        return self -> {
            self.store(BUFFER, text.getBytes(StandardCharsets.US_ASCII));
            return self.call(SYS_SEND, toSend, BUFFER, text.length()) != Status.of(IpcError.QUEUE_FULL);
        };
    }

    /** Waits for a text. */
    private Step receive() {
        return self -> {
            if (self.call(SYS_RECEIVE, toReceive, BUFFER) == Status.BLOCKED) {
                return false;
            }
            seen.add(new String(self.load(BUFFER, (int) self.result(0)), StandardCharsets.US_ASCII));
            return true;
        };
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    @DisplayName("SYS-1, SYS-2: who receives blocks until somebody sends, is woken, and asks again")
    void receiverBlocksUntilTheSenderSends() throws IpcException {
        long receiver = machine.spawn(ownMemory(BUFFER, PAGE), receive());
        long sender = machine.spawn(ownMemory(BUFFER, PAGE), self -> true, send("hello"));
        connect(receiver, sender);
        assertEquals(6, machine.run(PLENTY));
        assertEquals(List.of("hello"), seen);
        assertEquals(List.of(
            "process 1: SYS_CREATE_REGION OK", "process 1: SYS_MAP_REGION OK",
            "process 2: SYS_CREATE_REGION OK", "process 2: SYS_MAP_REGION OK",
            "process 1: page fault at 0x1000", "process 1: SYS_RECEIVE BLOCKED",
            "process 2: page fault at 0x1000", "process 2: SYS_SEND OK", "process 2: done",
            "process 1: SYS_RECEIVE OK", "process 1: done"), small.log);
    }

    @Test
    @DisplayName("HAS-1, NTF-3: a process that polls does not block; who blocked is found by the poll of the scheduler too")
    void pollingInPlaceOfBlocking() throws IpcException {
        long poller = machine.spawn(ownMemory(BUFFER, PAGE),
            self -> self.call(SYS_HAS_MESSAGE, toReceive) == Status.OK && self.result(0) == 1, receive(), receive());
        long sender = machine.spawn(ownMemory(BUFFER, PAGE), self -> true, send("polled"));
        connect(poller, sender);
        machine.run(PLENTY);
        assertEquals(List.of("polled"), seen);
        // From here on it is blocked, and nobody calls notify for a message of the kernel's own.
        assertEquals(0, machine.run(PLENTY));
        kernel.sendMessage(IpcCapability.endpointOf(toReceive), Message.small(new byte[] {'!'}));
        machine.run(PLENTY);
        assertEquals(List.of("polled", "!"), seen);
    }

    @Test
    @DisplayName("SHM-3, SHM-4: a page fault in the middle of a shared region maps it from its base; the other process sees the data")
    void pageFaultOnASharedRegion() throws IpcException {
        byte[] data = randomBytes(PAGE + 10);
        long[] region = new long[1];
        long reader = machine.spawn(
            self -> region[0] != 0,
            self -> {
                assertArrayEquals(data, self.load(OTHER + PAGE + 3, data.length));
                assertArrayEquals(new byte[PAGE + 3], self.load(OTHER, PAGE + 3));
                seen.add("read");
                return true;
            });
        machine.spawn(self -> {
            assertEquals(Status.OK, self.call(SYS_CREATE_REGION, 3 * PAGE, READ | WRITE, 1));
            long made = self.result(0);
            assertEquals(Status.OK, self.call(SYS_MAP_REGION, made, BUFFER));
            self.store(BUFFER + PAGE + 3, data);
            self.store(BUFFER + PAGE + 3, data);
            // The owner says who sees it; it is the kernel that maps for others.
            kernel.mapSharedRegion(made, reader, OTHER);
            region[0] = made;
            return true;
        });
        machine.run(PLENTY);
        assertEquals(List.of("read"), seen);
        assertEquals(List.of("process 2: page fault at 0x1043", "process 1: page fault at 0x2043"),
            small.log.stream().filter(line -> line.contains("fault")).toList());
    }

    @Test
    @DisplayName("CLN-1, CLN-2, CLN-3: a process ends while it is blocked, maps, owns and has messages queued; others go on")
    void terminationInTheMiddleOfEverything() throws IpcException {
        byte[] shared = randomBytes(PAGE);
        long[] victims = new long[2];
        long victim = machine.spawn(
            ownMemory(BUFFER, 2 * PAGE),
            self -> {
                self.store(BUFFER, shared);
                assertEquals(Status.OK, self.call(SYS_CREATE_ENDPOINT));
                victims[0] = self.result(1);
                return self.call(SYS_RECEIVE, victims[0], BUFFER) == Status.OK;
            },
            self -> {
                throw new AssertionError("runs, although it has ended");
            });
        long waiter = machine.spawn(ownMemory(BUFFER, PAGE), self -> {
            long status = self.call(SYS_RECEIVE, victims[1], BUFFER);
            return status != Status.BLOCKED && seen.add(Status.nameOf(status));
        });
        long sender = machine.spawn(ownMemory(BUFFER, 3 * PAGE),
            self -> self.call(SYS_SEND, toSend, BUFFER, 2 * PAGE) == Status.OK,
            self -> self.call(SYS_SEND, toSend, BUFFER, PAGE) == Status.OK,
            self -> toSend == 0);
        connect(victim, sender);
        var waitedFor = kernel.createEndpoint(victim);
        victims[1] = kernel.grantCapability(victim, waitedFor.capability, waiter, IpcPermissions.RECEIVE).token();
        kernel.mapSharedRegion(machine.createRegion(victim, PAGE, READ, 0), waiter, OTHER);
        machine.run(20);
        long region = kernel.findSharedRegion(victim, BUFFER);
        kernel.mapSharedRegion(region, sender, OTHER);
        assertEquals(2 * FRAMES_PER_NODE - 2 - 1 - 3 - 1 - 2, small.freeFrames(), "of victim, waiter, sender, theirs, and a message");

        machine.terminate(victim);

        machine.run(20);
        assertEquals(List.of("ENDPOINT_NOT_FOUND"), seen);
        assertEquals(2 * FRAMES_PER_NODE - 2 - 3, small.freeFrames(), "what the sender maps is left: the rest is free again");
        assertEquals(region, kernel.findSharedRegion(sender, OTHER));
        machine.terminate(sender);
        assertEquals(2 * FRAMES_PER_NODE, small.freeFrames());
        assertEquals(0, machine.run(PLENTY));
        SmallMachine.refused(IpcError.PROCESS_NOT_FOUND, () -> machine.terminate(victim));
        assertEquals(1, small.log.stream().filter(("process " + victim + ": terminated")::equals).count());
    }

    @Test
    @DisplayName("Q-1, Q-2: who finds the queue full tries again; all messages arrive, each once, in order")
    void fullQueueWithRetry() throws IpcException {
        long sender = machine.spawn(ownMemory(BUFFER, PAGE), send("1"), send("2"), send("3"), send("4"), send("5"));
        long receiver = machine.spawn(ownMemory(BUFFER, PAGE), self -> true, self -> true, self -> true,
            receive(), receive(), receive(), receive(), receive());
        connect(receiver, sender);
        machine.run(PLENTY);
        assertEquals(List.of("1", "2", "3", "4", "5"), seen);
        assertTrue(small.log.contains("process 1: SYS_SEND QUEUE_FULL"), small.log::toString);
    }

    @Test
    @DisplayName("SHM-1: when a node is used up, the others help; when all are, it is the error, and nothing is lost")
    void exhaustedMemoryNode() throws IpcException {
        long[] regions = new long[2];
        long pid = machine.spawn(
            self -> {
                assertEquals(Status.OK, self.call(SYS_CREATE_REGION, 6 * PAGE, READ | WRITE, 1));
                regions[0] = self.result(0);
                assertEquals(Status.OK, self.call(SYS_CREATE_REGION, 6 * PAGE, READ | WRITE, 1));
                regions[1] = self.result(0);
                assertEquals(Status.of(IpcError.OUT_OF_MEMORY), self.call(SYS_CREATE_REGION, 5 * PAGE, READ | WRITE, 1));
                return true;
            },
            self -> {
                assertEquals(Status.OK, self.call(SYS_MAP_REGION, regions[1], BUFFER));
                self.store(BUFFER, randomBytes(6 * PAGE));
                assertArrayEquals(randomBytes(6 * PAGE), self.load(BUFFER, 6 * PAGE), "across nodes");
                return true;
            },
            self -> false);
        machine.run(3);
        assertEquals(4, small.freeFrames());
        assertEquals(List.of(1, 1, 1, 1, 1, 1), nodesOf(regions[0]));
        assertEquals(List.of(1, 1, 0, 0, 0, 0), nodesOf(regions[1]));
        machine.terminate(pid);
        assertEquals(2 * FRAMES_PER_NODE, small.freeFrames());
    }

    private List<Integer> nodesOf(long region) throws IpcException {
        return Arrays.stream(machine.framesOf(region)).map(machine.memory()::nodeOf).boxed().toList();
    }

    @Test
    @DisplayName("SYS-1, SND-3, RCV-3: a large message arrives byte for byte, though its sender has ended")
    void largeMessageByteForByte() throws IpcException {
        byte[] payload = randomBytes(5 * PAGE + 7);
        int within = PAGE - 5;
        long[] region = new long[1];
        long receiver = machine.spawn(ownMemory(BUFFER, PAGE), self -> {
            if (self.call(SYS_RECEIVE, toReceive, BUFFER) != Status.OK) {
                return false;
            }
            assertEquals(payload.length, self.result(0));
            region[0] = self.result(1);
            assertEquals(0, self.result(2));
            return true;
        }, self -> {
            assertEquals(Status.OK, self.call(SYS_MAP_REGION, region[0], OTHER));
            assertArrayEquals(payload, self.load(OTHER, payload.length));
            self.store(OTHER + 1, randomBytes(3 * PAGE));
            return seen.add("read");
        }, self -> self.call(SYS_UNMAP_REGION, region[0]) == Status.OK && self.call(SYS_DESTROY_REGION, region[0]) == Status.OK,
            self -> false);
        long sender = machine.spawn(ownMemory(BUFFER, 7 * PAGE), self -> {
            self.store(BUFFER + within, payload);
            assertEquals(Status.OK, self.call(SYS_SEND, toSend, BUFFER + within, payload.length));
            // A copy: what is written now is not in the message.
            self.store(BUFFER + within, randomBytes(payload.length - 1));
            return true;
        });
        connect(receiver, sender);
        machine.run(50);
        assertTrue(small.log.contains("process 2: done"));
        assertEquals(List.of("read"), seen);
        assertEquals(2 * FRAMES_PER_NODE - 1, small.freeFrames(), "the message's frames are free again");
        assertEquals(0, kernel.getPerformanceStats().fastPathPercentage);
    }

    @Test
    @DisplayName("RATE-1, RATE-2: the rate limit goes by the timestamp counter")
    void rateLimitFollowsTheTimestampCounter() throws IpcException {
        Machine limited = new Machine(SmallMachine.LIMITS.withRates(1000, 1, 1, 1000, 1000), small.clock, small.log::add);
        limited.spawn(ownMemory(BUFFER, PAGE),
            self -> self.call(SYS_CREATE_ENDPOINT) == Status.OK,
            self -> {
                long token = self.result(1);
                assertEquals(Status.OK, self.call(SYS_SEND, token, BUFFER, 1));
                assertEquals(Status.of(IpcError.RATE_LIMIT_EXCEEDED), self.call(SYS_SEND, token, BUFFER, 1));
                small.clock.set(2000);
                assertEquals(Status.OK, self.call(SYS_READ_TIMESTAMP));
                assertEquals(2000, self.result(0));
                assertEquals(Status.OK, self.call(SYS_SEND, token, BUFFER, 1));
                return seen.add("sent");
            });
        limited.run(PLENTY);
        assertEquals(List.of("sent"), seen);
        assertEquals(2, limited.kernel().getPerformanceStats().totalOperations);
        assertEquals(1, limited.kernel().getPerformanceStats().refusedOperations);
        assertEquals(1000000, limited.kernel().getPerformanceStats().averageLatencyNs, "a tick of a counter of 1 kHz");
    }

    @Test
    @DisplayName("SHM-4: a page fault that can't be served ends the process, and no other")
    void faultEndsTheProcess() throws IpcException {
        machine.spawn(self -> {
            self.load(BUFFER, 1);
            return true;
        });
        machine.spawn(self -> seen.size() == 3 || !seen.add("runs"), self -> seen.add("ends"));
        machine.run(PLENTY);
        assertEquals(List.of("runs", "runs", "runs", "ends"), seen);
        assertEquals(List.of("process 1: killed: INVALID_ADDRESS", "process 2: done"), small.log);
    }

    @Test
    @DisplayName("PROC-4: a process may end itself, or another one, from inside a step")
    void endingFromInsideAStep() throws IpcException {
        long other = machine.spawn(self -> true, self -> seen.add("not reached"));
        machine.spawn(self -> {
            machine.terminate(other);
            machine.terminate(self.pid());
            return true;
        });
        kernel.spawn();
        assertEquals(PLENTY, machine.run(PLENTY), "a process without a program is always ready");
        assertEquals(List.of(), seen);
        assertEquals(List.of("process 1: terminated", "process 2: terminated"), small.log);
    }

    /** Processes that send to each other, large and small, grant and fault; what they do depends on a seed alone. */
    private static List<String> mixedRun(long seed, long ticksPerReading) throws IpcException {
        List<String> log = new ArrayList<>();
        Machine machine = new Machine(SmallMachine.LIMITS, new TimestampCounter(ticksPerReading), log::add);
        Random random = new Random(seed);
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            machine.spawn(ownMemory(BUFFER, 3 * PAGE), self -> {
                self.call(SYS_CREATE_ENDPOINT);
                tokens.add(self.result(1));
                return true;
            }, self -> {
                long token = tokens.get(random.nextInt(tokens.size()));
                switch (random.nextInt(4)) {
                    case 0 -> self.call(SYS_RECEIVE, token, BUFFER);
                    case 1 -> self.call(SYS_GRANT, token, 1 + random.nextInt(3), 1 + random.nextInt(3));
                    case 2 -> self.store(BUFFER + random.nextInt(3 * PAGE), (byte) random.nextInt());
                    default -> self.call(SYS_SEND, token, BUFFER, random.nextInt(2 * PAGE));
                }
                self.call(SYS_READ_TIMESTAMP);
                log.add("at " + self.result(0));
                return random.nextInt(60) == 0;
            });
        }
        machine.run(PLENTY);
        log.add("average " + machine.kernel().getPerformanceStats().averageLatencyNs);
        return log;
    }

    @Test
    @DisplayName("the same programs run twice do the same, in the same order, at the same times")
    void sameRunTwiceSameLog() throws IpcException {
        for (long seed = 0; seed < 20; seed++) {
            List<String> log = mixedRun(seed, 3);
            assertEquals(log, mixedRun(seed, 3));
            assertTrue(log.size() > 20, log::toString);
            assertTrue(!log.equals(mixedRun(seed, 4)), "the log has no times");
        }
    }
}
