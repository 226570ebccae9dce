package veridian.ipc.trace;

import java.util.HexFormat;

/** Bytes and tokens as text: hexadecimal digits in lower case, nothing else. */
final class Hex {

    private static final HexFormat FORMAT = HexFormat.of();
    private static final int TOKEN_LENGTH = 18;

    private Hex() {
    }

    static String ofBytes(byte[] bytes) {
        return FORMAT.formatHex(bytes);
    }

    static String ofToken(long token) {
        return "0x" + FORMAT.toHexDigits(token);
    }

    /** The bytes, or null if the text is not an even number of digits. */
    static byte[] bytes(String text) {
        return text.length() % 2 == 0 && isDigits(text, 0) ? FORMAT.parseHex(text) : null;
    }

    static boolean isToken(String text) {
        return text.length() == TOKEN_LENGTH && text.startsWith("0x") && isDigits(text, 2);
    }

    /** The token of a text for which {@link #isToken} holds. */
    static long token(String text) {
        return HexFormat.fromHexDigitsToLong(text, 2, TOKEN_LENGTH);
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
