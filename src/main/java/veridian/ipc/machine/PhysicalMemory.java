package veridian.ipc.machine;

import veridian.ipc.kernel.SystemLimits;

/**
 * The bytes of the frames. Frame {@code f} of NUMA node {@code n} is one of {@code n * framesPerNode + 1 .. (n + 1) * framesPerNode}, as
 * the kernel numbers them. A frame that nobody has written to since it was cleared reads as zeros, and takes no memory of the host.
 */
public final class PhysicalMemory {

    private final int framesPerNode;
    private final int pageSize;
    private final byte[][] frames;

    PhysicalMemory(SystemLimits limits) {
        this.framesPerNode = limits.framesPerNode;
        this.pageSize = limits.pageSize;
        this.frames = new byte[limits.numaNodes * limits.framesPerNode + 1][];
    }

    /** The NUMA node that the frame is of, 0 or more. */
    public int nodeOf(int frame) {
        return (frame - 1) / framesPerNode;
    }

    /** From now on the frame reads as zeros. */
    void clear(int frame) {
        frames[frame] = null;
    }

    /** Copies {@code length} bytes, from {@code offset} on in the frame, to {@code into[at]} and on; they do not go past the frame. */
    void read(int frame, int offset, byte[] into, int at, int length) {
        if (frames[frame] != null) {
            System.arraycopy(frames[frame], offset, into, at, length);
        }
    }

    /** Copies {@code length} bytes, from {@code from[at]} on, to {@code offset} and on in the frame; they do not go past the frame. */
    void write(int frame, int offset, byte[] from, int at, int length) {
        if (frames[frame] == null) {
            frames[frame] = new byte[pageSize];
        }
        System.arraycopy(from, at, frames[frame], offset, length);
    }

    /** Copies these bytes to the beginning of these frames, one after the other; there are enough of them. */
    void fill(int[] some, byte[] from) {
        for (int i = 0, at = 0; at < from.length; i++, at += pageSize) {
            write(some[i], 0, from, at, Math.min(pageSize, from.length - at));
        }
    }
}
