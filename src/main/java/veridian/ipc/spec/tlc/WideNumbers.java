package veridian.ipc.spec.tlc;

import java.math.BigInteger;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/** Between numbers of 64 bits, unsigned, and those of {@code WideNumbers.tla}: the digits in base {@value #RADIX}, the lowest first. */
final class WideNumbers {

    /** The constant {@code Radix}. */
    static final int RADIX = 32768;

    private static final int DIGIT_BITS = 15;

    private WideNumbers() {
    }

    static Value encode(long bits) {
        int digits = (Long.SIZE - Long.numberOfLeadingZeros(bits) + DIGIT_BITS - 1) / DIGIT_BITS;
        Value[] elements = new Value[digits];
        for (int i = 0; i < digits; i++) {
            elements[i] = IntValue.gen((int) (bits >>> DIGIT_BITS * i) & RADIX - 1);
        }
        return new TupleValue(elements);
    }

    /** The lower 64 bits; the numbers that calls return have no more. */
    static long decode(Value number) {
        return exact(number).longValue();
    }

    /** The number, of any size. */
    static BigInteger exact(Value number) {
        BigInteger value = BigInteger.ZERO;
        Value[] elements = ((TupleValue) number.toTuple()).elems;
        for (int i = elements.length - 1; i >= 0; i--) {
            value = value.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(((IntValue) elements[i]).val));
        }
        return value;
    }
}
