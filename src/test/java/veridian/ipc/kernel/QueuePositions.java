package veridian.ipc.kernel;

/** Where in their rings the queues of a kernel begin. */
public final class QueuePositions {

    private QueuePositions() {
    }

    /** Every second queue of a new kernel begins at the last place of its ring, so that its second message wraps around. */
    public static void atLastPlaceInOddSlots(IpcSystem system) {
        byte[] head = system.kernel.queues.head;
        for (int slot = 1; slot < head.length; slot += 2) {
            head[slot] = MessageQueues.RING - 1;
        }
    }
}
