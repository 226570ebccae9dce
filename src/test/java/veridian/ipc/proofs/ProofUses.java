package veridian.ipc.proofs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the proofs rest on. Each proof uses other contracts as if they held; that is sound only if no chain of uses leads
 * back to where it began. KeY watches this within one proof environment; the pool's proofs are made in many.
 */
final class ProofUses {

    private final Map<String, ProofResult> results;
    private final Map<String, Boolean> finished = new HashMap<>();
    private final List<String> path = new ArrayList<>();

    private ProofUses(Map<String, ProofResult> results) {
        this.results = results;
    }

    /** Contracts outside the kernel that some proof uses: they are assumed, not proved. */
    static TreeSet<String> libraryContracts(Map<String, ProofResult> results) {
        var library = new TreeSet<String>();
        results.values().forEach(result -> result.uses().stream()
                .filter(used -> !used.contains("#"))
                .forEach(library::add));
        return library;
    }

    /** A chain of uses that ends where it began, or an empty list. */
    static List<String> circle(Map<String, ProofResult> results) {
        var uses = new ProofUses(results);
        for (String id : results.keySet()) {
            if (uses.closesCircle(id)) {
                return uses.path;
            }
        }
        return List.of();
    }

    /** Depth-first search; if it finds a circle, {@link #path} is left as the chain that shows it. */
    private boolean closesCircle(String id) {
        Boolean done = finished.get(id);
        if (done != null && done) {
            return false;
        }
        path.add(id);
        if (done != null) {
            return true;
        }
        finished.put(id, false);
        ProofResult result = results.get(id);
        if (result != null) {
            for (String used : result.uses()) {
                if (closesCircle(used)) {
                    return true;
                }
            }
        }
        finished.put(id, true);
        path.remove(path.size() - 1);
        return false;
    }
}
