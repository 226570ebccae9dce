package veridian.archfixture.trace;

import veridian.archfixture.kernel.IpcKernel;

/** Breaks: not a value type. */
public final class Event {
    IpcKernel kernel;
}
