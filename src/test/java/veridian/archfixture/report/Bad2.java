package veridian.archfixture.report;

import veridian.archfixture.trace.Event;

/** Breaks: imports the project. */
public final class Bad2 {
    Event event;
}
