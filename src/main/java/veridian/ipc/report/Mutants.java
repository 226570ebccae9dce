package veridian.ipc.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Faults put in on purpose: into the specification, which a property must notice, and into the kernel, which a test must, or the proof
 * of a contract.
 */
final class Mutants implements Part {

    /** What stands in the place of a killer if there is none. */
    private static final String NOTHING = "nothing";

    private final Optional<List<Result>> spec;
    private final Optional<List<Result>> kernel;
    private final Optional<List<Result>> contract;

    Mutants(Results results) throws IOException {
        spec = results.read("spec-mutants.json").map(Result::items);
        kernel = results.read("defects.json").map(Result::items);
        contract = results.read("contract-mutants.json").map(Result::items);
    }

    private static long killed(Optional<List<Result>> mutants) {
        return mutants.orElse(List.of()).stream().filter(mutant -> isKilled(mutant.get("killedBy"))).count();
    }

    /** By the one that is named, or by one at least of those listed. */
    private static boolean isKilled(Result killedBy) {
        return killedBy.value() instanceof List<?> all ? !all.isEmpty() : !killedBy.text().equals(NOTHING);
    }

    private static long total(Optional<List<Result>> mutants) {
        return mutants.orElse(List.of()).size();
    }

    private static Line line(String subject, Optional<List<Result>> mutants, String verb, Word good) {
        if (mutants.isEmpty()) {
            return Line.notRun(subject);
        }
        boolean all = total(mutants) > 0 && killed(mutants) == total(mutants);
        return new Line(subject, Figures.part(killed(mutants), total(mutants)) + " " + verb, all ? good : Word.FAILED);
    }

    /** A prover that is not there was asked in an earlier run, about these very sources, or about others. */
    private Word ofContracts() {
        Set<String> said = contract.orElse(List.of()).stream().map(mutant -> mutant.get("said").text()).collect(Collectors.toSet());
        return said.contains(Obligation.STALE) ? Word.STALE : said.contains(Obligation.RECORDED) ? Word.RECORDED : Word.TESTED;
    }

    @Override
    public List<Line> lines() {
        return List.of(line("spec mutants", spec, "killed", Word.TESTED), line("kernel defects", kernel, "caught", Word.TESTED),
            line("contract mutants", contract, "noticed", ofContracts()));
    }

    @Override
    public Map<String, Object> details() {
        List<Result> all = new ArrayList<>(kernel.orElse(List.of()));
        all.addAll(spec.orElse(List.of()));
        all.addAll(contract.orElse(List.of()));
        Map<String, Object> sorted = new TreeMap<>();
        all.forEach(mutant -> sorted.put(mutant.get("kind").text() + " " + mutant.get("id").text(), mutant.value()));
        return Map.of("mutants", List.copyOf(sorted.values()));
    }

    @Override
    public Map<String, Object> totals() {
        return Map.of(
            "specMutants", new TreeMap<>(Map.of("killed", killed(spec), "total", total(spec))),
            "contractMutants", new TreeMap<>(Map.of("noticed", killed(contract), "total", total(contract))),
            "kernelDefects", new TreeMap<>(Map.of("caught", killed(kernel), "total", total(kernel))));
    }
}
