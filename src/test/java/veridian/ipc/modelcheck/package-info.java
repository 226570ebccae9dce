/**
 * Model checking of {@code spec/} as tests: every model of {@code model-check/manifest.json} and every mutant of
 * {@code model-check/mutants.json} is a run of TLC in a JVM of its own. Only what
 * judges traces a second time ({@code SecondEngineIT}) imports something of the project: trace, and spec and oracle to compare with.
 */
package veridian.ipc.modelcheck;
