package veridian.ipc.trace;

import java.util.List;

/** What the oracle asks of an implementation under test: a line of the protocol in {@code spec/PROTOCOL.md}. */
public sealed interface Ask {

    /**
     * Who are you? The first line, and only that.
     *
     * @param wanted the limits that would suit; the implementation may have others
     */
    record Hello(Limits wanted) implements Ask {
    }

    /**
     * Start over with a new kernel.
     *
     * @param number 1, 2, 3, ... in the life of the process
     */
    record Reset(long number) implements Ask {
    }

    /**
     * Make this call.
     *
     * @param step 1, 2, 3, ... in the life of the kernel
     */
    record Make(long step, Call call, List<Datum> arguments) implements Ask {
        /** Keeps a copy. */
        public Make {
            arguments = List.copyOf(arguments);
        }
    }
}
