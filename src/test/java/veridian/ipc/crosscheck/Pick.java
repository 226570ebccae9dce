package veridian.ipc.crosscheck;

import veridian.ipc.trace.Datum;

/** How an argument is chosen, an immutable value: what it means is known only when the calls before have answered. */
sealed interface Pick {

    /** The pid that was issued so many before the last, alive or dead. */
    record Pid(int back) implements Pick {
    }

    /** The endpoint id that was issued so many before the last, alive or dead. */
    record Endpoint(int back) implements Pick {
    }

    /** The token that was returned so many before the last, current or stale, with these bits flipped. */
    record Token(int back, long flip) implements Pick {
    }

    /** A token that names the endpoint issued so many before the last. */
    record Forged(int back, int generation, int permissions) implements Pick {
    }

    /** The region id that was issued so many before the last, alive or gone. */
    record Region(int back) implements Pick {
    }

    /** Of the frames that the allocation so many before the last gave, the first few; the first once more if it is said. */
    record Frames(int back, int most, boolean twice) implements Pick {
    }

    /** A part of the region that was issued so many before the last. */
    record Large(int back, long offset, long length) implements Pick {
    }

    /** This one. */
    record Literal(Datum datum) implements Pick {
    }
}
