package veridian.ipc.proofs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins what the sources declare with what the two provers said. */
final class InventoryBuilder {

    private final List<DeclaredMethod> methods;
    private final Map<String, ProofResult> key;
    private final Map<String, String> openJml;
    private final KernelClasses classes;

    /**
     * @param methods what the sources declare
     * @param key     KeY's results by obligation
     * @param openJml OpenJML's verdicts, proved or open, by method
     */
    InventoryBuilder(List<DeclaredMethod> methods, Map<String, ProofResult> key, Map<String, String> openJml,
                     KernelClasses classes) {
        this.methods = methods;
        this.key = key;
        this.openJml = openJml;
        this.classes = classes;
    }

    /** A row for each obligation of KeY, and one for each method whose contract only OpenJML sees. */
    Inventory build() {
        List<Inventory.Row> rows = new ArrayList<>();
        key.forEach((id, result) -> {
            String method = id.substring(0, id.indexOf('#'));
            rows.add(row(id, typeOf(method), result.status(), openJmlStatus(id, method)));
        });
        methods.stream()
                .filter(method -> method.contracted() && !method.forKey())
                .forEach(method -> rows.add(row(method.id() + "#openjml", method.type(), Inventory.NONE,
                        openJml.getOrDefault(method.id(), ProofResult.OPEN))));
        return new Inventory(rows);
    }

    /** Methods that nobody has to prove, or that KeY silently did not read. */
    List<String> uncontracted() {
        Set<String> known = new HashSet<>();
        key.keySet().forEach(id -> known.add(id.substring(0, id.indexOf('#'))));
        List<String> problems = new ArrayList<>();
        for (DeclaredMethod method : methods) {
            String where = method.id() + " (" + method.file() + ":" + method.line() + ")";
            if (!method.contracted()) {
                problems.add(where + " has no contract");
            } else if (method.forKey() && method.hasBody() && !known.contains(method.id())) {
                problems.add(where + " has a contract that KeY did not see");
            }
        }
        return problems;
    }

    /** What a method depends on is stated for KeY only; of everything else, silence is not a proof. */
    private String openJmlStatus(String id, String method) {
        boolean keyOnly = id.contains("#accessible.") || id.contains("#model.");
        return keyOnly ? Inventory.NONE : openJml.getOrDefault(method, ProofResult.OPEN);
    }

    private Inventory.Row row(String id, String type, String keyStatus, String openJmlStatus) {
        return new Inventory.Row(id, classes.kindOf(type), keyStatus, openJmlStatus);
    }

    private static String typeOf(String method) {
        String name = method.contains("(") ? method.substring(0, method.indexOf('(')) : method;
        return name.substring(0, name.lastIndexOf('.'));
    }
}
