package veridian.ipc.trace;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import veridian.ipc.kernel.Message;

/**
 * An argument or a value, immutable and compared by content. What a number or a token means is said by the {@link Kind} at
 * its place in the registry.
 */
public sealed interface Datum {

    /** A pid, another id, a size, an address or a mask: 64 bits, unsigned. */
    record Number(long bits) implements Datum {
        @Override
        public String toString() {
            return Long.toUnsignedString(bits);
        }
    }

    /** A capability's 64 bits (TYP-2). */
    record Token(long bits) implements Datum {
        @Override
        public String toString() {
            return Hex.ofToken(bits);
        }
    }

    /** A message's bytes, or bytes of which a message is to be made. */
    final class Bytes implements Datum {

        private final byte[] content;

        /** Keeps a copy. */
        public Bytes(byte[] content) {
            this.content = content.clone();
        }

        /** A copy of the content. */
        public byte[] content() {
            return content.clone();
        }

        /** How many. */
        public int length() {
            return content.length;
        }

        /** The byte at this index, 0..length-1. */
        public byte at(int index) {
            return content[index];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "\"" + Hex.ofBytes(content) + "\"";
        }
    }

    /**
     * A large message: a part of a region (TYP-6). All numbers are unsigned.
     *
     * @param region the id of the region
     * @param offset where the part begins, in bytes
     * @param length how many bytes it has
     */
    record Large(long region, long offset, long length) implements Datum {
        @Override
        public String toString() {
            return "region " + Long.toUnsignedString(region) + ", " + Long.toUnsignedString(length) + " bytes at "
                + Long.toUnsignedString(offset);
        }
    }

    /**
     * A payload that is too long for a small message; its bytes are any, since no call shows them.
     *
     * @param length how many there are, {@link #SHORTEST}..2^31-1
     */
    record LongPayload(int length) implements Datum {

        /** One byte more than a small message has. */
        public static final int SHORTEST = Message.SMALL_LIMIT + 1;

        /** Checks the range. */
        public LongPayload {
            if (length < SHORTEST) {
                throw new IllegalArgumentException("a length in " + SHORTEST + ".." + Integer.MAX_VALUE);
            }
        }

        @Override
        public String toString() {
            return length + " bytes";
        }
    }

    /** In the place of a message: there was none, and the process is blocked. */
    record Blocked() implements Datum {
        @Override
        public String toString() {
            return "blocked";
        }
    }

    /**
     * A NUMA node.
     *
     * @param number 0 and up; -1: none in particular
     */
    record Node(int number) implements Datum {

        /** No node in particular. */
        public static final Node NONE = new Node(-1);

        /** Nothing is below -1. */
        public Node {
            if (number < -1) {
                throw new IllegalArgumentException("a node in -1..2147483647");
            }
        }

        @Override
        public String toString() {
            return String.valueOf(number);
        }
    }

    /** True or false. */
    record Flag(boolean holds) implements Datum {
        @Override
        public String toString() {
            return String.valueOf(holds);
        }
    }

    /** Process ids, or frames, in an order that matters. */
    record Numbers(List<Long> all) implements Datum {
        /** Keeps a copy. */
        public Numbers {
            all = List.copyOf(all);
        }

        @Override
        public String toString() {
            return all.stream().map(Long::toUnsignedString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** The parts of an {@link Answer.Fields}, in its order. */
    record Fields(List<Datum> parts) implements Datum {
        /** Keeps a copy. */
        public Fields {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(Datum::toString).collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /** A number. */
    static Datum number(long bits) {
        return new Number(bits);
    }

    /** A token. */
    static Datum token(long bits) {
        return new Token(bits);
    }

    /** Bytes. */
    static Datum bytes(byte... content) {
        return new Bytes(content);
    }

    /** A large message. */
    static Datum large(long region, long offset, long length) {
        return new Large(region, offset, length);
    }

    /** A payload of so many bytes, more than a small message has. */
    static Datum longPayload(int length) {
        return new LongPayload(length);
    }

    /** The process is blocked. */
    static Datum blocked() {
        return new Blocked();
    }

    /** A node; -1: none in particular. */
    static Datum node(int number) {
        return new Node(number);
    }

    /** A truth value. */
    static Datum flag(boolean holds) {
        return new Flag(holds);
    }

    /** Numbers in an order. */
    static Datum numbers(Long... all) {
        return new Numbers(List.of(all));
    }

    /** A record. */
    static Datum fields(Datum... parts) {
        return new Fields(List.of(parts));
    }
}
