/**
 * What came of a run, for people and for programs: text, JSON, JUnit XML, SARIF, a page with a sequence chart.
 */
package veridian.ipc.oracle.output;
