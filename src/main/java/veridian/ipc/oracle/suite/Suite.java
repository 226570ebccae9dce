package veridian.ipc.oracle.suite;

import java.util.Iterator;
import java.util.Set;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;

/** A source of scripts. */
public interface Suite {

    /** Its name on the command line. */
    String name();

    /** Limits with which it finds most. */
    Limits wanted();

    /** About how many calls it makes. */
    long calls();

    /** Its scripts for an implementation with these limits and groups, made as they are asked for. */
    Iterator<Script> scripts(SpecOracle oracle, Set<Group> groups);
}
