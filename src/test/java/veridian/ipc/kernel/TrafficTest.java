package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static veridian.ipc.kernel.Refusals.refused;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** EP, CH, Q, SND, RCV, HAS: endpoints, channels and what goes through them. */
class TrafficTest {

    private IpcKernel kernel;
    private long owner;

    @BeforeEach
    void start() throws IpcException {
        kernel = IpcKernel.create(IpcLimits.of(4, 100, 4, 6, 2, 3, 1));
        kernel.init();
        owner = kernel.spawn();
    }

    private static Message message(int b) throws IpcException {
        return Message.small(new byte[] {(byte) b});
    }

    private byte[] receive(long endpoint) throws IpcException {
        Message into = Message.empty();
        kernel.receiveMessage(endpoint, into);
        return into.bytes();
    }

    @Test
    @DisplayName("EP-1: a fresh id at generation 0, an empty queue of the default capacity, all four rights")
    void newEndpoint() throws IpcException {
        EndpointHandle endpoint = kernel.createEndpoint(owner);
        assertEquals(IpcCapability.encode(endpoint.endpointId, 0, 15), endpoint.capability.token());
        kernel.validateCapability(owner, endpoint.capability);
        refused(IpcError.QUEUE_EMPTY, () -> receive(endpoint.endpointId));
        kernel.sendMessage(endpoint.endpointId, message(1));
        kernel.sendMessage(endpoint.endpointId, message(2));
        refused(IpcError.QUEUE_FULL, () -> kernel.sendMessage(endpoint.endpointId, message(3)));
        refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.createEndpoint(owner + 1));
    }

    @Test
    @DisplayName("EP-1: a full table is OUT_OF_MEMORY")
    void fullTable() throws IpcException {
        for (int i = 0; i < 4; i++) {
            kernel.createEndpoint(owner);
        }
        refused(IpcError.OUT_OF_MEMORY, () -> kernel.createEndpoint(owner));
    }

    @Test
    @DisplayName("EP-2: no more than maxEndpointIds ids are issued, whichever places they were for; a channel needs two")
    void endpointIdsRunOut() throws IpcException {
        for (int i = 0; i < 5; i++) {
            long passing = kernel.spawn();
            kernel.createEndpoint(passing);
            kernel.terminate(passing);
        }
        refused(IpcError.OUT_OF_MEMORY, () -> kernel.createChannel(owner, 1));
        kernel.createEndpoint(owner);
        refused(IpcError.OUT_OF_MEMORY, () -> kernel.createEndpoint(owner));
    }

    @Test
    @DisplayName("CH-1: a capacity of 0 or above the maximum is INVALID_ARGUMENT, at 64 bits; both ends fit or none is made")
    void newChannel() throws IpcException {
        for (long capacity : new long[] {0, 4, -1, 1L << 32, (1L << 32) + 1, Long.MIN_VALUE}) {
            refused(IpcError.INVALID_ARGUMENT, () -> kernel.createChannel(owner, capacity));
        }
        ChannelHandle channel = kernel.createChannel(owner, 3);
        assertNotEquals(channel.sendEnd.endpointId, channel.receiveEnd.endpointId);
        for (int i = 0; i < 3; i++) {
            kernel.sendMessage(channel.sendEnd.endpointId, message(i));
        }
        refused(IpcError.QUEUE_FULL, () -> kernel.sendMessage(channel.sendEnd.endpointId, message(3)));
        kernel.createEndpoint(owner);
        refused(IpcError.OUT_OF_MEMORY, () -> kernel.createChannel(owner, 1));
        kernel.createEndpoint(owner);
    }

    @Test
    @DisplayName("CH-2: each end goes one way, and its capability says so")
    void directions() throws IpcException {
        ChannelHandle channel = kernel.createChannel(owner, 1);
        EndpointHandle send = channel.sendEnd;
        EndpointHandle receive = channel.receiveEnd;
        refused(IpcError.PERMISSION_DENIED, () -> kernel.sendMessage(receive.endpointId, message(1)));
        refused(IpcError.PERMISSION_DENIED, () -> receive(send.endpointId));
        assertEquals(13, IpcCapability.permissionsOf(send.capability.token()));
        assertEquals(14, IpcCapability.permissionsOf(receive.capability.token()));
    }

    @Test
    @DisplayName("CH-2, CLN-2: a send end has no queue, also in the place of an endpoint that is gone and had messages")
    void sendEndHasNoQueue() throws IpcException {
        long passing = kernel.spawn();
        kernel.sendMessage(kernel.createEndpoint(passing).endpointId, message(1));
        kernel.terminate(passing);
        ChannelHandle channel = kernel.createChannel(owner, 1);
        assertEquals(0, channel.sendEnd.slot);
        assertEquals(0, kernel.queues.capacity[0]);
        assertEquals(0, kernel.queues.count[0]);
    }

    @Test
    @DisplayName("CH-3: the last revoke on one end destroys both")
    void channelEndsWithEitherEnd() throws IpcException {
        for (int end = 0; end < 2; end++) {
            ChannelHandle channel = kernel.createChannel(owner, 1);
            EndpointHandle revoked = end == 0 ? channel.sendEnd : channel.receiveEnd;
            IpcCapability next = kernel.revokeCapability(owner, revoked.capability);
            kernel.revokeCapability(owner, next);
            refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.sendMessage(channel.sendEnd.endpointId, message(1)));
            refused(IpcError.ENDPOINT_NOT_FOUND, () -> receive(channel.receiveEnd.endpointId));
        }
    }

    @Test
    @DisplayName("Q-1, Q-2, Q-3: against a model queue, thousands of times round the ring")
    void queueIsAQueue() throws IpcException {
        ChannelHandle channel = kernel.createChannel(owner, 3);
        Deque<Byte> model = new ArrayDeque<>();
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            byte b = (byte) i;
            if (random.nextBoolean()) {
                if (model.size() == 3) {
                    refused(IpcError.QUEUE_FULL, () -> kernel.send(channel.sendEnd.capability, message(b)));
                } else {
                    kernel.send(channel.sendEnd.capability, message(b));
                    model.add(b);
                }
            } else if (model.isEmpty()) {
                refused(IpcError.QUEUE_EMPTY, () -> receive(channel.receiveEnd.endpointId));
            } else {
                assertArrayEquals(new byte[] {model.remove()}, receive(channel.receiveEnd.endpointId));
            }
            assertEquals(!model.isEmpty(), kernel.hasMessage(channel.receiveEnd.endpointId));
        }
    }

    @Test
    @DisplayName("SND-1, RCV-1: an endpoint that is not there is ENDPOINT_NOT_FOUND, whatever 64 bits name it")
    void unknownEndpoints() throws IpcException {
        kernel.createEndpoint(owner);
        for (long id : new long[] {0, 2, 99, 1025, 1L << 32, (1L << 32) + 1, -1, Long.MIN_VALUE}) {
            refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.sendMessage(id, message(1)));
            refused(IpcError.ENDPOINT_NOT_FOUND, () -> receive(id));
        }
    }

    @Test
    @DisplayName("SND-2, RCV-2: SEND and RECEIVE must be in the token, for all sixteen masks")
    void rightsOfTheToken() throws IpcException {
        long id = kernel.createEndpoint(owner).endpointId;
        for (int mask = 0; mask < 16; mask++) {
            IpcCapability token = IpcCapability.fromToken(IpcCapability.encode(id, 0, mask));
            if ((mask & IpcPermissions.SEND) == 0) {
                refused(IpcError.PERMISSION_DENIED, () -> kernel.send(token, message(1)));
            } else {
                kernel.send(token, message(1));
                receive(id);
            }
            boolean mayReceive = (mask & IpcPermissions.RECEIVE) != 0;
            refused(mayReceive ? IpcError.QUEUE_EMPTY : IpcError.PERMISSION_DENIED,
                () -> kernel.receive(token, Message.empty()));
        }
    }

    @Test
    @DisplayName("SND-2, RCV-2: null and reserved tokens, then the endpoint, then the generation")
    void orderOfTokenChecks() throws IpcException {
        long id = kernel.createEndpoint(owner).endpointId;
        refuses(IpcError.INVALID_CAPABILITY, 0);
        refuses(IpcError.INVALID_CAPABILITY, IpcCapability.encode(99, 7, 16 + 3));
        refuses(IpcError.ENDPOINT_NOT_FOUND, IpcCapability.encode(99, 7, 0));
        refuses(IpcError.INVALID_CAPABILITY, IpcCapability.encode(id, 7, 0));
    }

    private void refuses(IpcError error, long token) {
        IpcCapability capability = IpcCapability.fromToken(token);
        refused(error, () -> kernel.send(capability, message(1)));
        refused(error, () -> kernel.receive(capability, Message.empty()));
    }

    @Test
    @DisplayName("HAS-1: there, receivable from, not empty; never an error")
    void hasMessage() throws IpcException {
        ChannelHandle channel = kernel.createChannel(owner, 1);
        kernel.sendMessage(channel.sendEnd.endpointId, message(1));
        assertEquals(true, kernel.hasMessage(channel.receiveEnd.endpointId));
        assertEquals(false, kernel.hasMessage(channel.sendEnd.endpointId));
        assertEquals(false, kernel.hasMessage(0));
        assertEquals(false, kernel.hasMessage(-1));
    }
}
