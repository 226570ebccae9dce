package veridian.ipc.oracle;

/**
 * A sentence of the normative clause list.
 *
 * @param id its id, {@code CAP-6}
 * @param text what it demands
 */
public record Clause(String id, String text) {
}
