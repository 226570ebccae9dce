package veridian.ipc.oracle;

/** What became of checking one trace. */
public sealed interface FileVerdict {

    /**
     * Every event is one that the specification allows.
     *
     * @param events how many there were
     */
    record Conforms(long events) implements FileVerdict {
    }

    /**
     * The specification does not allow an event.
     *
     * @param line the line of the event, from 1
     * @param deviation what is wrong with it
     */
    record Deviates(long line, Deviation deviation) implements FileVerdict {
    }

    /**
     * Not a trace, so nothing can be said.
     *
     * @param problem where and why, in one line that begins with the file's name
     */
    record Unknown(String problem) implements FileVerdict {
    }
}
