package veridian.ipc.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report on small results made up here: what it says, and what it must not let pass. */
class ReportTest {

    private static final Map<String, String> GOOD = new TreeMap<>(Map.of(
        "clauses.json", "[{'id':'B-1','status':'later'},{'id':'A-1','status':'covered'}]",
        "key.json", "{'obligations':[{'id':'C.f()#normal.0','status':'proved'},{'id':'C.g()#normal.0','status':'open'}]}",
        "openjml.json", "{'C.f()':'recorded','C.g()':'recorded'}",
        "models.json", "[{'name':'M','expected':'pass','outcome':'pass','distinct':1234}]",
        "spec-mutants.json", "[{'kind':'spec','id':'m','killedBy':'P'}]",
        "defects.json", "[{'kind':'kernel','id':'d','killedBy':['code-to-spec','spec-to-code']}]",
        "spec-to-code.json", "{'states':3,'transitions':4000,'pairs':5}",
        "code-to-spec.json", "{'steps':100000,'pairs':5}",
        "traces.json", "{'traces':1,'events':58,'broken':800}",
        "second-engine.json", "{'conform':2,'deviate':3,'judgedTwice':5}"));

    static {
        GOOD.put("contract-mutants.json", "[{'kind':'contract','id':'c','killedBy':'OpenJML','said':'recorded'}]");
    }

    @TempDir
    Path project;

    @BeforeEach
    void writeResults() throws IOException {
        Files.createDirectories(project.resolve("target/assurance"));
        Files.createDirectories(project.resolve("proofs"));
        Files.writeString(project.resolve("proofs/obligations.tsv"),
            "# id\nC.f()#normal.0\tcomponent\tproved\tproved\nC.g()#normal.0\tcomponent\topen\tproved\n");
        trust("Nothing.");
        for (Map.Entry<String, String> result : GOOD.entrySet()) {
            write(result.getKey(), result.getValue());
        }
    }

    private void write(String file, String json) throws IOException {
        Files.writeString(project.resolve("target/assurance").resolve(file), json.replace('\'', '"'));
    }

    private void trust(String notProved) throws IOException {
        Files.writeString(project.resolve("proofs/TRUSTED.md"), "# What is assumed\n\n## Not proved\n\n" + notProved + "\n");
    }

    private String read(String file) throws IOException {
        return Files.readString(project.resolve("target/assurance").resolve(file));
    }

    private String table(boolean partial) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(project, partial, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyLineHasItsWord() throws IOException {
        assertEquals("""

              clauses               1 of 1 have spec, contract and tests; 1 for later  tested
              obligations           2 of 2 closed, 1 by both provers; 0 open           recorded
                by KeY              1 of 2                                             proved
                by OpenJML          2 of 2                                             recorded
              models                1 of 1 as expected, 1,234 distinct states          checked within these bounds
              spec mutants          1 of 1 killed                                      tested
              kernel defects        1 of 1 caught                                      tested
              contract mutants      1 of 1 noticed                                     recorded
              transitions compared  4,000                                              checked within these bounds
              steps compared        100,000                                            tested
              traces checked        1                                                  tested
              traces judged twice   5                                                  tested
              verdict: complete

            """, table(false));
    }

    @Test
    void sameResultsSameBytes() throws IOException {
        table(false);
        String first = read("assurance.json");
        table(false);
        assertEquals(first, read("assurance.json"));
        assertTrue(first.indexOf("\"A-1\"") < first.indexOf("\"B-1\""), "sorted");
        assertTrue(!first.contains(project.toString()), "no paths");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clauses.json", "key.json", "openjml.json", "models.json", "spec-mutants.json", "defects.json",
        "contract-mutants.json", "spec-to-code.json", "code-to-spec.json", "traces.json", "second-engine.json"})
    void whatIsMissingIsNotRunAndMakesTheVerdictIncomplete(String file) throws IOException {
        Files.delete(project.resolve("target/assurance").resolve(file));
        assertEquals("The verdict is incomplete: see the table above",
            assertThrows(NotAssured.class, () -> table(false)).getMessage());
        assertTrue(read("verdict.txt").contains("not run"), () -> "no word of " + file);
        assertTrue(read("assurance.json").contains("\"verdict\" : \"incomplete\""));
        assertDoesNotThrow(() -> table(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
        "clauses.json; [{'id':'A-1','status':'hole'}]; failed",
        "clauses.json; []; failed",
        "key.json; {'obligations':[{'id':'C.new()#normal.0','status':'open'}]}; failed",
        "openjml.json; {'C.f()':'open','C.g()':'open'}; failed",
        "openjml.json; {'C.f()':'recorded'}; failed",
        "models.json; [{'name':'M','expected':'pass','outcome':'fails: P','distinct':1}]; failed",
        "models.json; [{'name':'M','expected':'fails: P','outcome':'pass','distinct':1}]; failed",
        "spec-mutants.json; [{'kind':'spec','id':'m','killedBy':'nothing'}]; failed",
        "spec-mutants.json; []; failed",
        "defects.json; [{'kind':'kernel','id':'d','killedBy':[]}]; failed",
        "contract-mutants.json; [{'kind':'contract','id':'c','killedBy':'nothing','said':'run'}]; failed",
        "contract-mutants.json; []; failed",
        "spec-to-code.json; {'transitions':0}; failed",
        "code-to-spec.json; {'steps':0}; failed",
        "traces.json; {'traces':0}; failed",
        "second-engine.json; {'judgedTwice':0}; failed"})
    void whatSpeaksAgainstItFailsEvenAPartOfTheChecks(String file, String json, String verdict) throws IOException {
        write(file, json);
        assertEquals("The verdict is " + verdict + ": see the table above",
            assertThrows(NotAssured.class, () -> table(true)).getMessage());
    }

    @Test
    void whatTrustedAdmitsIsShownAsNotProvedAndNothingElseIs() throws IOException {
        write("openjml.json", "{'C.f()':'recorded','C.g()':'open'}");
        trust("- `C.g()#normal.0`: too large for both.");
        String table = table(false);
        assertTrue(table.contains("1 of 2 closed") && table.contains("1 in proofs/TRUSTED.md"), table);
        assertTrue(table.contains("verdict: partly proved"), table);
        trust("- `C.f()#normal.0`: another one.");
        assertThrows(NotAssured.class, () -> table(false));
    }

    @Test
    void nothingProvedIsAFailureWhateverTrustedAdmits() throws IOException {
        write("key.json", "{'obligations':[]}");
        write("openjml.json", "{'C.f()':'open','C.g()':'open'}");
        trust("- `C.f()#normal.0`: hard.\n- `C.g()#normal.0`: hard.");
        assertThrows(NotAssured.class, () -> table(true));
    }

    @Test
    void aStaleRecordCountsForNothing() throws IOException {
        write("openjml.json", "{'C.f()':'stale','C.g()':'stale'}");
        assertThrows(NotAssured.class, () -> table(false));
        assertTrue(read("verdict.txt").contains("0 of 2"), "no method counts");
        assertTrue(read("verdict.txt").matches("(?s).*by OpenJML .* stale\n.*"));
    }

    @Test
    void faultsThatAProverNoticedInOtherSourcesCountForNothing() throws IOException {
        write("contract-mutants.json", "[{'kind':'contract','id':'c','killedBy':'OpenJML','said':'stale'}]");
        assertThrows(NotAssured.class, () -> table(false));
        assertTrue(read("verdict.txt").matches("(?s).*contract mutants .* stale\n.*"));
        write("contract-mutants.json", "[{'kind':'contract','id':'c','killedBy':'OpenJML','said':'run'}]");
        assertTrue(table(false).matches("(?s).*contract mutants .* tested\n.*"));
    }

    @Test
    void anObligationWithoutAResultIsOpen() throws IOException {
        write("key.json", "{'obligations':[]}");
        write("openjml.json", "{'C.f()':'recorded'}");
        assertThrows(NotAssured.class, () -> table(true));
        assertTrue(read("verdict.txt").contains("1 of 2 closed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[] []", "{'steps':'many'}", "{'step':1}", "null"})
    void whatIsNoResultIsAnErrorThatNamesTheFile(String json) throws IOException {
        write("code-to-spec.json", json);
        Exception e = assertThrows(Exception.class, () -> table(true));
        assertTrue(e.getMessage().startsWith("code-to-spec.json"), e::getMessage);
    }
}
