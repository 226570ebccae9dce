package veridian.ipc.oracle.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import veridian.ipc.oracle.suite.Script;

/** The scripts of a shard that are yet to be run. One that was begun and not judged can be put back. */
final class ScriptQueue {

    private final Iterator<Script> scripts;
    private final Shard shard;
    private final Deque<Script> next = new ArrayDeque<>();
    private long number;

    ScriptQueue(Iterator<Script> scripts, Shard shard) {
        this.scripts = scripts;
        this.shard = shard;
    }

    boolean isEmpty() {
        while (next.isEmpty() && scripts.hasNext()) {
            Script script = scripts.next();
            if (shard.has(number)) {
                next.add(script);
            }
            number++;
        }
        return next.isEmpty();
    }

    /** Takes the next one out; there must be one. */
    Script take() {
        if (isEmpty()) {
            throw new IllegalStateException("no script is left");
        }
        return next.removeFirst();
    }

    /** It will be the next one. */
    void putBack(Script script) {
        next.addFirst(script);
    }
}
