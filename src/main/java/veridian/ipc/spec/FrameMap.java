package veridian.ipc.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Which frame of an implementation stands for which of the specification. An implementation may give any free frame of the right
 * node; from then on it is of that node, and until it is given back it is in one place (SHM-1). Frames, other than ids, are issued
 * again: the newest binding of each holds. What an implementation takes for a region by itself, no answer shows.
 */
final class FrameMap {

    private static final int NOWHERE = 0;
    private static final int LOOSE = -1;

    /** What is known of a frame of the implementation. */
    private static final class Frame {
        private final int node;
        private int specFrame;
        /** {@link #NOWHERE}, {@link #LOOSE}, or the specification's id of the region that it was given to. */
        private int place;

        Frame(int node) {
            this.node = node;
        }
    }

    private final int framesPerNode;
    private final Map<Long, Frame> frames = new HashMap<>();
    private final Map<Integer, Long> bySpecFrame = new HashMap<>();
    private final Map<Integer, Integer> knownOfNode = new HashMap<>();

    FrameMap(int framesPerNode) {
        this.framesPerNode = framesPerNode;
    }

    /** The specification's frame, or 0 if it stands for none. */
    int specFrame(long frame) {
        Frame known = frames.get(frame);
        return known == null ? 0 : known.specFrame;
    }

    /** The implementation's frame that stands for this one; null if none does. */
    Long implementationFrame(int specFrame) {
        return bySpecFrame.get(specFrame);
    }

    /**
     * The caller is given a frame that was free.
     *
     * @param isAlive whether the specification has a region of this id
     * @return what is wrong, or null if nothing is; then it is bound
     */
    Mismatch issue(long frame, int specFrame, IntPredicate isAlive) {
        int node = (specFrame - 1) / framesPerNode;
        Frame known = frames.get(frame);
        Mismatch mismatch = known == null ? unlessItHasRoom(node, frame) : unlessItIsFree(known, node, frame, isAlive);
        if (mismatch != null) {
            return mismatch;
        }
        bind(frame, known == null ? firstOf(node, frame) : known, specFrame);
        return null;
    }

    private Mismatch unlessItHasRoom(int node, long frame) {
        return knownOfNode.getOrDefault(node, 0) < framesPerNode ? null
            : new Mismatch(Aspect.FRAME_NODE, "one of the " + framesPerNode + " frames of node " + node, Long.toUnsignedString(frame));
    }

    private static Mismatch unlessItIsFree(Frame known, int node, long frame, IntPredicate isAlive) {
        if (known.node != node) {
            return new Mismatch(Aspect.FRAME_NODE, "a frame of node " + node,
                Long.toUnsignedString(frame) + ", which is of node " + known.node);
        }
        boolean loose = known.place == LOOSE;
        if (loose || known.place != NOWHERE && isAlive.test(known.place)) {
            return new Mismatch(Aspect.FRAME_IN_USE, "a free frame",
                Long.toUnsignedString(frame) + ", which " + (loose ? "the caller has" : "a region has"));
        }
        return null;
    }

    private Frame firstOf(int node, long frame) {
        Frame first = new Frame(node);
        knownOfNode.merge(node, 1, Integer::sum);
        frames.put(frame, first);
        return first;
    }

    /** Whatever stood for the one or the other before does so no more. */
    private void bind(long frame, Frame known, int specFrame) {
        Long former = bySpecFrame.get(specFrame);
        if (former != null) {
            frames.get(former).specFrame = 0;
        }
        bySpecFrame.remove(known.specFrame);
        bySpecFrame.put(specFrame, frame);
        known.specFrame = specFrame;
        known.place = LOOSE;
    }

    /** The caller has given these back. */
    void free(List<Long> specFrames) {
        move(specFrames, NOWHERE);
    }

    /** The caller has given these to a region. */
    void give(List<Long> specFrames, int specRegion) {
        move(specFrames, specRegion);
    }

    private void move(List<Long> specFrames, int place) {
        for (long specFrame : specFrames) {
            frames.get(bySpecFrame.get((int) specFrame)).place = place;
        }
    }
}
