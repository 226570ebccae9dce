/**
 * The clause gate: every normative clause is specified, contracted and tested, by name, and the names exist.
 *
 * <p>Leaves its findings in {@code target/assurance/clauses.json} for the report.
 */
package veridian.ipc.clauses;
