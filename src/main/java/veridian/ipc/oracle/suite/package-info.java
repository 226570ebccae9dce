/**
 * What to ask an implementation: scripts of calls, with ids as the specification issues them. The specification is
 * deterministic, so a script is the same for every implementation with the same limits.
 */
package veridian.ipc.oracle.suite;
