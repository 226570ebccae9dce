/**
 * What mutation testing of the kernel leaves over. {@code mvn -Ppit test} has PIT change byte code, by its stronger mutators, one
 * change at a time, and run the tests on each mutant, and fails where the tests of a package notice too few of them. For the kernel,
 * {@link veridian.ipc.pit.SurvivorCheck} then compares those that no test notices with {@code survivors.tsv}, which says of each why
 * that is right.
 */
package veridian.ipc.pit;
