package veridian.ipc.oracle.output;

import java.io.IOException;
import java.io.Writer;
import veridian.ipc.oracle.run.Verdict;

/** Writes what came of a run. */
public interface RunReport {

    /** Writes all of it. */
    void write(Verdict verdict, Writer out) throws IOException;
}
