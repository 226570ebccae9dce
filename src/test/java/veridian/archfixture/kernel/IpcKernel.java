package veridian.archfixture.kernel;

import java.util.List;
import veridian.archfixture.trace.Event;

/** Breaks: more than java.lang; a cycle with trace; the command line. */
public final class IpcKernel {
    List<Event> events;
    picocli.CommandLine commandLine;
}
