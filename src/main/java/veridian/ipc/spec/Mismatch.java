package veridian.ipc.spec;

/**
 * An answer that is not what the specification says.
 *
 * @param aspect what is wrong
 * @param expected what was expected, in words, with the implementation's ids
 * @param found what was found, likewise
 */
public record Mismatch(Aspect aspect, String expected, String found) {
}
