package veridian.ipc.proofs;

import de.uka.ilkd.key.control.DefaultUserInterfaceControl;
import de.uka.ilkd.key.control.KeYEnvironment;
import de.uka.ilkd.key.java.abstraction.ArrayType;
import de.uka.ilkd.key.java.abstraction.KeYJavaType;
import de.uka.ilkd.key.java.declaration.TypeDeclaration;
import de.uka.ilkd.key.logic.op.IObserverFunction;
import de.uka.ilkd.key.logic.op.IProgramMethod;
import de.uka.ilkd.key.proof.init.InitConfig;
import de.uka.ilkd.key.proof.init.JavaProfile;
import de.uka.ilkd.key.proof.io.ProblemLoaderException;
import de.uka.ilkd.key.speclang.Contract;
import de.uka.ilkd.key.speclang.FunctionalOperationContract;
import de.uka.ilkd.key.speclang.PositionedString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.key_project.util.collection.ImmutableSet;

/**
 * The kernel's sources as KeY has read them: the obligations and, for each, KeY's contract.
 *
 * <p>One instance per JVM at a time: KeY keeps static state, and two proofs running side by side in one JVM disturb each
 * other.
 */
final class KeyKernel {

    private final Path sources;
    private final KeYEnvironment<?> environment;
    private final Map<String, Integer> lines;
    private final List<String> warnings = new ArrayList<>();
    private final SortedMap<String, Obligation> obligations = new TreeMap<>();
    private final Map<String, Contract> contracts = new HashMap<>();
    private final Map<String, String> idsByContractName = new HashMap<>();

    private KeyKernel(Path sources) throws ProblemLoaderException, IOException {
        this.sources = sources.toAbsolutePath().normalize();
        KeySettings.install();
        this.environment = load();
        this.lines = linesOfMethods(this.sources);
        KeySettings.requireInForce(activatedChoices(environment.getInitConfig()));
        for (KeYJavaType type : environment.getJavaInfo().getAllKeYJavaTypes()) {
            if (isFromProject(type)) {
                collect(type);
            }
        }
    }

    /** Reads all Java files in and below {@code sources}. A file that KeY cannot read is an exception, not a gap. */
    static KeyKernel load(Path sources) throws ProblemLoaderException, IOException {
        return new KeyKernel(sources);
    }

    /** All obligations, sorted by id. */
    List<Obligation> obligations() {
        return List.copyOf(obligations.values());
    }

    /** What KeY complained about while reading. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    KeYEnvironment<?> environment() {
        return environment;
    }

    Contract contract(String id) {
        Contract contract = contracts.get(id);
        if (contract == null) {
            throw new IllegalArgumentException("no obligation " + id);
        }
        return contract;
    }

    /** The id of an obligation of ours, or KeY's own name for a contract of the library. */
    String nameOf(Contract contract) {
        return idsByContractName.getOrDefault(contract.getName(), contract.getName());
    }

    private KeYEnvironment<?> load() throws ProblemLoaderException {
        var ui = new DefaultUserInterfaceControl() {
            @Override
            public void reportWarnings(ImmutableSet<PositionedString> reported) {
                reported.forEach(w -> warnings.add(w.toString()));
            }
        };
        var loader = ui.load(JavaProfile.getDefaultProfile(), sources.toFile(), null, null, null, null, false, null);
        return new KeYEnvironment<>(ui, loader.getInitConfig());
    }

    private static List<String> activatedChoices(InitConfig config) {
        return StreamSupport.stream(config.getActivatedChoices().spliterator(), false)
                .map(choice -> choice.name().toString())
                .toList();
    }

    private static boolean isFromProject(KeYJavaType type) {
        return type.getJavaType() instanceof TypeDeclaration declaration && !declaration.isLibraryClass();
    }

    /** Numbers the contracts of each target by kind, in the order in which the source states them. */
    private void collect(KeYJavaType type) {
        var repository = environment.getSpecificationRepository();
        Map<String, List<Contract>> byName = new LinkedHashMap<>();
        for (IObserverFunction target : repository.getContractTargets(type)) {
            for (Contract contract : repository.getContracts(type, target)) {
                if (isObligation(contract)) {
                    byName.computeIfAbsent(baseId(type, contract), k -> new ArrayList<>()).add(contract);
                }
            }
        }
        byName.forEach((base, found) -> {
            found.sort(Comparator.comparingInt(Contract::id));
            for (int i = 0; i < found.size(); i++) {
                add(base + "." + i, type, found.get(i));
            }
        });
    }

    private void add(String id, KeYJavaType type, Contract contract) {
        contracts.put(id, contract);
        idsByContractName.put(contract.getName(), id);
        int line = lines.getOrDefault(id.substring(0, id.indexOf('#')), lineOf(type));
        obligations.put(id, new Obligation(id, fileOf(type), line));
    }

    /** Not ours to prove: what a library class promises, what has no body, and parts of a proof that KeY does in place. */
    private static boolean isObligation(Contract contract) {
        if (contract.isAuxiliary()) {
            return false;
        }
        if (contract instanceof FunctionalOperationContract operation && !isFromProject(operation.getSpecifiedIn())) {
            return false;
        }
        return !(contract.getTarget() instanceof IProgramMethod method)
                || isFromProject(method.getContainerType()) && !method.isAbstract();
    }

    private static String baseId(KeYJavaType type, Contract contract) {
        return Names.simple(type.getFullName()) + "." + targetName(contract.getTarget()) + "#" + kindOf(contract);
    }

    private static String targetName(IObserverFunction target) {
        if (target instanceof IProgramMethod method) {
            List<String> parameters = new ArrayList<>();
            for (int i = 0; i < method.getParameterDeclarationCount(); i++) {
                parameters.add(typeName(method.getParameterType(i)));
            }
            return method.getName() + "(" + String.join(",", parameters) + ")";
        }
        String name = target.name().toString();
        return name.substring(name.lastIndexOf(':') + 1)
                .replace("<inv>", "\\inv")
                .replace("<$inv>", "\\static_inv");
    }

    private static String typeName(KeYJavaType type) {
        return Names.simple(type.getJavaType() instanceof ArrayType array
                ? array.getAlternativeNameRepresentation()
                : type.getFullName());
    }

    private static String kindOf(Contract contract) {
        String name = contract.getName();
        for (String kind : List.of("normal", "exceptional", "model")) {
            if (name.contains("JML " + kind + "_behavior")) {
                return kind;
            }
        }
        return name.contains("accessible clause") ? "accessible" : "behavior";
    }

    private String fileOf(KeYJavaType type) {
        return ((TypeDeclaration) type.getJavaType()).getPositionInfo().getURI()
                .map(uri -> sources.relativize(Path.of(uri)).toString())
                .orElseThrow(() -> new IllegalStateException("no file for " + type.getFullName()));
    }

    /** KeY's own positions of methods are those of the token before. */
    private static Map<String, Integer> linesOfMethods(Path sources) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        SourceScan.methods(sources).forEach(method -> lines.put(method.id(), method.line()));
        return lines;
    }

    private static int lineOf(KeYJavaType type) {
        return ((TypeDeclaration) type.getJavaType()).getPositionInfo().getStartPosition().line();
    }
}
