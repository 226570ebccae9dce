/**
 * The assurance report: joins the results that tests, provers and model checkers leave in {@code target/assurance} into one
 * verdict file and one table. It runs last in {@code mvn verify}, decides nothing anew and trusts no silence: a result that
 * is not there is "not run", and the verdict is incomplete.
 *
 * <p>Each {@link veridian.ipc.report.Part} reads one kind of result. Imports nothing of the project.
 */
package veridian.ipc.report;
