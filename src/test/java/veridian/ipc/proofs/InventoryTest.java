package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import veridian.ipc.report.NotProved;

/** Whatever goes missing, appears or opens is told, and by name. */
class InventoryTest {

    private static final NotProved NONE = new NotProved(Set.of());

    private static final Inventory.Row PUT = new Inventory.Row("Q.put(int)#normal.0", "component", "proved", "proved");
    private static final Inventory.Row INV = new Inventory.Row("Q.\\inv#accessible.0", "component", "proved", "none");
    private static final Inventory LISTED = new Inventory(List.of(PUT, INV));
    private static final DeclaredMethod METHOD = new DeclaredMethod("Q.put(int)", "Q.java", 7, true, true, true);

    @TempDir
    private Path dir;

    private InventoryBuilder builder(List<DeclaredMethod> methods, Map<String, ProofResult> key,
                                     Map<String, String> openJml) throws IOException {
        return builder(methods, key, openJml, "");
    }

    private InventoryBuilder builder(List<DeclaredMethod> methods, Map<String, ProofResult> key,
                                     Map<String, String> openJml, String classes) throws IOException {
        Path file = Files.writeString(dir.resolve("classes.tsv"), classes);
        return new InventoryBuilder(methods, key, openJml, KernelClasses.read(file));
    }

    private static Map<String, ProofResult> key(String putStatus) {
        return Map.of(PUT.id(), new ProofResult(PUT.id(), putStatus, 1, 1, List.of(), ""),
                INV.id(), new ProofResult(INV.id(), "proved", 1, 1, List.of(), ""));
    }

    @Test
    void whatIsAsListedIsNoProblem() throws IOException {
        var builder = builder(List.of(METHOD), key("proved"), Map.of("Q.put(int)", "proved"));
        Inventory actual = builder.build();
        assertEquals(List.of(), builder.uncontracted());
        assertEquals(List.of(), actual.unproved(NONE));
        assertEquals(List.of(), LISTED.differences(actual));
    }

    @Test
    void writtenFileReadsBack() throws IOException {
        Path file = dir.resolve("obligations.tsv");
        LISTED.write(file);
        assertEquals(List.copyOf(LISTED.rows()), List.copyOf(Inventory.read(file).rows()));
    }

    @Test
    void deletedContractIsMissed() throws IOException {
        var method = new DeclaredMethod("Q.put(int)", "Q.java", 7, false, false, true);
        var builder = builder(List.of(method), Map.of(INV.id(), key("proved").get(INV.id())), Map.of());
        assertEquals(List.of("Q.put(int) (Q.java:7) has no contract"), builder.uncontracted());
        assertEquals(List.of("Q.put(int)#normal.0 is listed, but the sources no longer give rise to it"),
                LISTED.differences(builder.build()));
    }

    @Test
    void contractThatKeyDidNotReadIsMissed() throws IOException {
        var builder = builder(List.of(METHOD), Map.of(), Map.of("Q.put(int)", "proved"));
        assertEquals(List.of("Q.put(int) (Q.java:7) has a contract that KeY did not see"), builder.uncontracted());
    }

    @Test
    void newObligationIsTold() throws IOException {
        var listed = new Inventory(List.of(PUT));
        var actual = builder(List.of(METHOD), key("proved"), Map.of("Q.put(int)", "proved")).build();
        assertEquals(List.of("Q.\\inv#accessible.0 is new and not listed"), listed.differences(actual));
    }

    @Test
    void componentNeedsBothProvers() throws IOException {
        var actual = builder(List.of(METHOD), key("open"), Map.of("Q.put(int)", "proved")).build();
        assertEquals(1, actual.unproved(NONE).size());
        assertEquals(List.of("Q.put(int)#normal.0 was [Q.put(int)#normal.0\tcomponent\tproved\tproved]"
                + " and is [Q.put(int)#normal.0\tcomponent\topen\tproved]"), LISTED.differences(actual));
    }

    @Test
    void silenceOfOpenJmlIsNoProof() throws IOException {
        assertEquals(1, builder(List.of(METHOD), key("proved"), Map.of()).build().unproved(NONE).size());
    }

    @Test
    void facadeNeedsOneProver() throws IOException {
        String facade = "Q\tfacade\t\t\n";
        assertEquals(List.of(),
                builder(List.of(METHOD), key("open"), Map.of("Q.put(int)", "proved"), facade).build().unproved(NONE));
        assertEquals(List.of("Q.put(int)#normal.0 is closed by no prover"),
                builder(List.of(METHOD), key("open"), Map.of("Q.put(int)", "open"), facade).build().unproved(NONE));
    }

    @Test
    void contractForOpenJmlAloneIsAnObligation() throws IOException {
        var method = new DeclaredMethod("Q.mask(int)", "Q.java", 9, true, false, true);
        var actual = builder(List.of(method), Map.of(), Map.of("Q.mask(int)", "proved")).build();
        assertEquals(List.of(new Inventory.Row("Q.mask(int)#openjml", "component", "none", "proved")),
                List.copyOf(actual.rows()));
        assertEquals(List.of(), actual.unproved(NONE));
    }

    @Test
    void whatTrustedAdmitsIsNoProblemUntilItIsProved() throws IOException {
        NotProved admitted = new NotProved(Set.of("Q.put(int)#normal.0"));

        assertEquals(List.of(), builder(List.of(METHOD), key("open"), Map.of()).build().unproved(admitted));
        assertEquals(List.of("Q.put(int)#normal.0 is proved, but TRUSTED.md says that it is not"),
                builder(List.of(METHOD), key("proved"), Map.of("Q.put(int)", "proved")).build().unproved(admitted));
        assertEquals(List.of("Q.gone()#normal.0 is listed in TRUSTED.md, but is no obligation"),
                builder(List.of(METHOD), key("proved"), Map.of("Q.put(int)", "proved")).build()
                        .unproved(new NotProved(Set.of("Q.gone()#normal.0"))));
    }

    @Test
    void anItemIsAboutAnObligationOrAllOfAMethodOrClass() {
        for (String item : List.of("Q.put(int)#normal.0", "Q.put(int)", "Q.*")) {
            NotProved admitted = NotProved.in("- `R.get()`\n## Not proved\n\n- `" + item + "`: no.\n");
            assertTrue(admitted.admits("Q.put(int)#normal.0"), item);
            assertFalse(admitted.admits("QQ.put(int)#normal.0"), item);
            assertEquals(List.of(), admitted.idle(List.of("Q.put(int)#normal.0", "R.get()#normal.0")));
            assertEquals(List.of(item), admitted.idle(List.of("R.get()#normal.0")));
        }
    }

    @Test
    void whatOpenJmlLeavesToKeyOrToNobody() {
        var inventory = new Inventory(List.of(
                new Inventory.Row("Q.a()#normal.0", "facade", "proved", "open"),
                new Inventory.Row("Q.b()#normal.0", "facade", "open", "open"),
                new Inventory.Row("Q.c()#normal.0", "facade", "open", "open"),
                new Inventory.Row("Q.d()#normal.0", "component", "open", "proved")));
        assertEquals(Set.of("Q.a()"), inventory.leftToKey());
        assertEquals(Set.of("Q.b()"), inventory.leftOpen(new NotProved(Set.of("Q.b()#normal.0", "Q.d()#normal.0"))));
    }
}
