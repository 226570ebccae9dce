/**
 * Runs suites on an implementation under test: judges each answer by the specification, makes what is found short, and counts
 * what has the same cause once. {@link veridian.ipc.oracle.run.Runner} is where to start.
 */
package veridian.ipc.oracle.run;
