package veridian.archfixture.trace;

import veridian.archfixture.kernel.IpcKernel;
import veridian.archfixture.machine.Bad;

/** Breaks: not a value type; imports the machine. */
public final class Event {
    IpcKernel kernel;
    Bad machine;
}
