package veridian.ipc.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

class WideNumbersTest {

    private static List<Integer> digits(long bits) {
        return Arrays.stream(((TupleValue) WideNumbers.encode(bits)).elems).map(digit -> ((IntValue) digit).val).toList();
    }

    @Test
    void theLowestDigitIsFirstAndTheHighestIsNotZero() {
        assertEquals(List.of(), digits(0));
        assertEquals(List.of(1), digits(1));
        assertEquals(List.of(32767), digits(32767));
        assertEquals(List.of(0, 1), digits(32768));
        assertEquals(List.of(5, 0, 7), digits(5 + (7L << 30)));
        assertEquals(List.of(32767, 32767, 32767, 32767, 15), digits(-1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 40_000, 1L << 45, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void whatIsEncodedIsDecoded(long bits) {
        assertEquals(bits, WideNumbers.decode(WideNumbers.encode(bits)));
    }

    @Test
    void aProductHasMoreThanSixtyFourBits() {
        Value[] digits = {IntValue.gen(3), IntValue.gen(0), IntValue.gen(0), IntValue.gen(0), IntValue.gen(0), IntValue.gen(1)};
        assertEquals(BigInteger.TWO.pow(75).add(BigInteger.valueOf(3)), WideNumbers.exact(new TupleValue(digits)));
    }
}
