/**
 * Model checking of {@code spec/} as tests: every model of {@code model-check/manifest.json} and every mutant of
 * {@code model-check/mutants.json} is a run of TLC in a JVM of its own. Imports nothing of the project.
 */
package veridian.ipc.modelcheck;
