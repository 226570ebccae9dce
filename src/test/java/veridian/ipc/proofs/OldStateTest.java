package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No contract asks what a method would have answered before the call: where the contract is used, OpenJML takes {@code \old(m())} for what
 * {@code m()} answers afterwards, and the caller is proved from a contradiction. Functions of their arguments alone answer the same always.
 */
class OldStateTest {

    private static final Pattern OLD = Pattern.compile("\\\\old\\(");
    private static final Pattern CALL = Pattern.compile("(?<![\\\\\\w])(\\w+)\\(");
    private static final Pattern FUNCTION = Pattern.compile("heap_free @\\*/ \\w+ (\\w+)\\(");

    @Test
    void noContractAsksAMethodAboutTheStateBefore() throws IOException {
        Set<String> functions = new TreeSet<>();
        for (Path file : SourceScan.files(Kernel.SOURCES)) {
            FUNCTION.matcher(Files.readString(file)).results().forEach(match -> functions.add(match.group(1)));
        }
        assertEquals(List.of(), SourceScan.findings(Kernel.SOURCES, text -> queries(text, functions)));
    }

    @Test
    void whatIsAsked() {
        assertEquals(List.of("\\old(a.find(id))", "\\old(kept[slotOf(b.find(id))])"), queries("""
                ensures \\old(a.find(id)) == 1 && \\old(a[i]) == \\old(a[slotOf(id)]) && a.find(\\old(id)) == 2;
                ensures \\old(kept[slotOf(b.find(id))]) == (\\old(c) + 1);
                """, Set.of("slotOf")));
    }

    private static List<String> queries(String text, Set<String> functions) {
        return OLD.matcher(text).results()
                .map(match -> text.substring(match.start(), close(text, match)))
                .filter(old -> CALL.matcher(old).results().anyMatch(call -> !functions.contains(call.group(1))))
                .toList();
    }

    private static int close(String text, MatchResult open) {
        int depth = 1;
        int at = open.end();
        while (depth > 0) {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            at++;
        }
        return at;
    }
}
