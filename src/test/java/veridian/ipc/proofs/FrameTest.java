package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No frame names a single field of a part, as {@code part.field}: where the contract is used, OpenJML forgets nothing of it, and the caller
 * is proved as if that field had stayed. {@code part.*} it forgets, and {@code part.array[i]}.
 */
class FrameTest {

    private static final Pattern FRAME = Pattern.compile("\\bassignable\\s+([^;]*);");
    /** Between locations, not between the indexes of one. */
    private static final Pattern COMMA = Pattern.compile(",(?![^\\[]*\\])");
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\n\\s*@\\s*");
    private static final Pattern FIELD_OF_A_PART = Pattern.compile("(?!this\\.\\w+$).*\\.\\w+");

    @Test
    void noFrameNamesAFieldOfAPart() throws IOException {
        assertEquals(List.of(), SourceScan.findings(Kernel.SOURCES, FrameTest::fieldsOfParts));
    }

    @Test
    void whatIsAFieldOfAPart() {
        assertEquals(List.of("part.count", "a.b.c"), fieldsOfParts("""
                  @ assignable count, this.count, part.*, part.list[part.count], list[f(part.count, 1)],
                  @            part.count, a.b.c;
                """));
    }

    private static List<String> fieldsOfParts(String text) {
        return FRAME.matcher(text).results()
                .flatMap(frame -> Arrays.stream(COMMA.split(LINE_BREAK.matcher(frame.group(1)).replaceAll(" "))))
                .map(String::strip)
                .filter(FIELD_OF_A_PART.asMatchPredicate())
                .toList();
    }
}
