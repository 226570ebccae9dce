package veridian.ipc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTextTest {

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, the null capability",
        "000f000200000007, '0x000f000200000007 (endpoint 7, generation 2, SEND+RECEIVE+GRANT+REVOKE)'",
        "0001000000000001, '0x0001000000000001 (endpoint 1, generation 0, SEND)'",
        "0002000000000001, '0x0002000000000001 (endpoint 1, generation 0, RECEIVE)'",
        "0004000000000001, '0x0004000000000001 (endpoint 1, generation 0, GRANT)'",
        "0008000000000001, '0x0008000000000001 (endpoint 1, generation 0, REVOKE)'",
        "0000000000000001, '0x0000000000000001 (endpoint 1, generation 0, no rights)'",
        "0011000000000001, '0x0011000000000001 (endpoint 1, generation 0, SEND+reserved bits)'"})
    void saysWhatATokenNames(String token, String text) {
        assertEquals(text, TokenText.of(Long.parseUnsignedLong(token, 16)));
    }
}
