package veridian.ipc;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may import whom. Each rule is also held against a small program that breaks it. */
class ArchitectureTest {

    private static final String ROOT = "veridian.ipc";
    private static final String BROKEN = "veridian.archfixture";

    private static final JavaClasses PROJECT =
        new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    private static Map<String, ArchRule> rules(String root) {
        DescribedPredicate<JavaClass> project = resideInAPackage(root + "..");
        DescribedPredicate<JavaClass> kernel = resideInAPackage(root + ".kernel..");
        DescribedPredicate<JavaClass> kernelValues =
            nameMatching(".*\\.kernel\\.(IpcError|IpcException|IpcLimits|SystemLimits|IpcCapability|IpcPermissions|Message)").forSubtype();
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("kernel uses java.lang and itself only", only(root + ".kernel..", resideInAPackage("java.lang").or(kernel)));
        rules.put("machine uses the JDK, the kernel and itself", only(root + ".machine..", resideInAPackage("java..").or(kernel)
            .or(resideInAPackage(root + ".machine.."))));
        rules.put("nobody imports the machine", noClasses().that().resideOutsideOfPackage(root + ".machine..")
            .should().dependOnClassesThat().resideInAPackage(root + ".machine.."));
        rules.put("trace imports the kernel's value types", only(root + ".trace..", not(project).or(kernelValues)
            .or(resideInAPackage(root + ".trace.."))));
        rules.put("spec imports trace and the kernel's value types", only(root + ".spec..", not(project).or(kernelValues)
            .or(resideInAnyPackage(root + ".trace..", root + ".spec.."))));
        rules.put("report reads results: it uses the JDK, the JSON reader and itself", only(root + ".report..",
            resideInAnyPackage("java..", "com.fasterxml.jackson.core..", root + ".report..")));
        rules.put("only spec.tlc knows TLC", noClasses().that().resideOutsideOfPackage(root + ".spec.tlc..")
            .should().dependOnClassesThat().resideInAnyPackage("tlc2..", "tla2sany..", "util.."));
        rules.put("only oracle knows the command line", noClasses().that().resideOutsideOfPackage(root + ".oracle..")
            .should().dependOnClassesThat().resideInAPackage("picocli.."));
        rules.put("no cycles", slices().matching(root + ".(*)..").should().beFreeOfCycles());
        rules.replaceAll((name, rule) -> rule.allowEmptyShould(true));
        return rules;
    }

    /** Classes of the package depend on nothing but these, and primitives. */
    private static ArchRule only(String thePackage, DescribedPredicate<JavaClass> allowed) {
        DescribedPredicate<JavaClass> primitive =
            DescribedPredicate.describe("primitive", type -> type.getBaseComponentType().isPrimitive());
        return noClasses().that().resideInAPackage(thePackage).should()
            .dependOnClassesThat(not(allowed.or(primitive)));
    }

    @TestFactory
    Stream<DynamicTest> projectHoldsEveryRule() {
        return rules(ROOT).entrySet().stream()
            .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(PROJECT)));
    }

    @TestFactory
    Stream<DynamicTest> brokenProgramBreaksEveryRule() {
        JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);
        return rules(BROKEN).entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(),
            () -> assertThrows(AssertionError.class, () -> rule.getValue().check(broken))));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> silent = paths.filter(Files::isDirectory).filter(ArchitectureTest::hasSources)
                .filter(directory -> Files.notExists(directory.resolve("package-info.java"))).toList();
            assertEquals(List.of(), silent);
        }
    }

    private static boolean hasSources(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theProjectWasFound() {
        assertTrue(PROJECT.contain(ROOT + ".kernel.IpcKernel") && PROJECT.contain(ROOT + ".machine.Machine")
            && PROJECT.contain(ROOT + ".oracle.Main"));
    }
}
