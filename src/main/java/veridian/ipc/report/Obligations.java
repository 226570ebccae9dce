package veridian.ipc.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The proof obligations. The committed inventory and KeY's results are taken together, so none is lost between them; KeY's
 * word is on one obligation, OpenJML's on a method, all obligations of which it proves at once.
 */
final class Obligations implements Part {

    private final boolean keyRan;
    private final Map<String, String> openJml;
    private final List<Obligation> all;
    private final NotProved admitted;

    Obligations(Results results, Path proofs) throws IOException {
        Optional<Result> key = results.read("key.json");
        Map<String, String> byKey = new TreeMap<>();
        key.ifPresent(result -> result.get("obligations").items()
            .forEach(item -> byKey.put(item.get("id").text(), item.get("status").text())));
        keyRan = key.isPresent();
        openJml = results.read("openjml.json").map(Result::texts).orElse(Map.of());
        TreeMap<String, String> listed = listed(proofs.resolve("obligations.tsv"));
        admitted = NotProved.in(Files.readString(proofs.resolve("TRUSTED.md")));
        TreeSet<String> ids = new TreeSet<>(listed.keySet());
        ids.addAll(byKey.keySet());
        all = ids.stream().map(id -> new Obligation(id, byKey.getOrDefault(id, Obligation.NONE),
            openJml(id, listed.getOrDefault(id, Obligation.OPEN)))).toList();
    }

    /** The ids of the inventory, each with what it says of OpenJML. */
    private static TreeMap<String, String> listed(Path inventory) throws IOException {
        TreeMap<String, String> listed = new TreeMap<>();
        for (String line : Files.readAllLines(inventory)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                listed.put(columns[0], columns[3]);
            }
        }
        return listed;
    }

    private boolean isAdmitted(Obligation obligation) {
        return obligation.open() && admitted.admits(obligation.id());
    }

    /** Whether OpenJML has this obligation at all is the inventory's to say; what it answers is the result's. */
    private String openJml(String id, String listed) {
        if (openJml.isEmpty() || listed.equals(Obligation.NONE)) {
            return Obligation.NONE;
        }
        return openJml.getOrDefault(id.substring(0, id.indexOf('#')), Obligation.OPEN);
    }

    private long count(Predicate<Obligation> which) {
        return all.stream().filter(which).count();
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>(List.of(together(), key(), openJmlLine()));
        if (keyRan && count(this::isAdmitted) > 0) {
            lines.add(new Line("  listed as open", Figures.of(count(this::isAdmitted)) + " in proofs/TRUSTED.md",
                Word.NOT_PROVED));
        }
        return lines;
    }

    private Line together() {
        if (!keyRan) {
            return new Line("obligations", Figures.of(all.size()) + " listed", Word.NOT_RUN);
        }
        String figures = Figures.part(count(o -> !o.open()), all.size()) + " closed, "
            + Figures.of(count(o -> o.byKey() && o.byOpenJml())) + " by both provers; " + Figures.of(count(Obligation::open))
            + " open";
        return new Line("obligations", figures, word());
    }

    /** What KeY leaves open is OpenJML's to close; if that did not run or spoke of other sources, nobody knows. */
    private Word word() {
        if (count(o -> !o.open()) == 0 && !openJml.containsValue(Obligation.STALE)) {
            return Word.FAILED;
        }
        if (all.stream().noneMatch(o -> o.open() && !isAdmitted(o))) {
            return count(Obligation::onlyRecorded) > 0 ? Word.RECORDED : Word.PROVED;
        }
        if (openJml.isEmpty()) {
            return Word.NOT_RUN;
        }
        return count(o -> o.open() && !o.openjml().equals(Obligation.STALE)) == 0 ? Word.STALE : Word.FAILED;
    }

    private Line key() {
        if (!keyRan) {
            return Line.notRun("  by KeY");
        }
        long given = count(o -> !o.key().equals(Obligation.NONE));
        long proved = count(Obligation::byKey);
        return new Line("  by KeY", Figures.part(proved, given), proved > 0 ? Word.PROVED : Word.FAILED);
    }

    private Line openJmlLine() {
        if (openJml.isEmpty()) {
            return Line.notRun("  by OpenJML");
        }
        long given = count(o -> !o.openjml().equals(Obligation.NONE));
        String figures = Figures.part(count(Obligation::byOpenJml), given);
        if (openJml.containsValue(Obligation.STALE)) {
            return new Line("  by OpenJML", figures, Word.STALE);
        }
        return new Line("  by OpenJML", figures, openJml.containsValue(Obligation.RECORDED) ? Word.RECORDED : Word.PROVED);
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("obligations", all.stream().map(o -> new TreeMap<>(
            Map.of("id", o.id(), "key", o.key(), "openjml", o.openjml()))).toList());
    }

    @Override
    public Map<String, Object> totals() {
        return Map.of("obligations", new TreeMap<>(Map.of(
            "total", (long) all.size(),
            "key", count(Obligation::byKey),
            "openjmlProved", count(o -> o.openjml().equals(Obligation.PROVED)),
            "openjmlRecorded", count(o -> o.openjml().equals(Obligation.RECORDED)),
            "openjmlStale", count(o -> o.openjml().equals(Obligation.STALE)),
            "both", count(o -> o.byKey() && o.byOpenJml()),
            "open", count(Obligation::open),
            "listedAsOpen", count(this::isAdmitted))));
    }
}
