package veridian.ipc.crosscheck;

import java.util.ArrayDeque;
import java.util.Deque;
import veridian.ipc.spec.Verdict;

/**
 * A reachable state of the specification and a shortest way to it.
 *
 * @param before where the last call was made; null for the initial state
 * @param request the last call
 * @param verdict what the specification says to it; its next state is this node's
 */
record Node(Node before, Request request, Verdict verdict) {

    /** The nodes from the first call on, this one last. */
    Iterable<Node> path() {
        Deque<Node> path = new ArrayDeque<>();
        for (Node node = this; node.before != null; node = node.before) {
            path.addFirst(node);
        }
        return path;
    }
}
