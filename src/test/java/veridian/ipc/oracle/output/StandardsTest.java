package veridian.ipc.oracle.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.xml.sax.SAXException;

/** Outputs that others define have the form that they define. */
class StandardsTest {

    /** Of the objects of SARIF 2.1.0 that are written: what they must have, and what else of theirs is written. */
    private record Sarif210(Set<String> required, Map<String, Object> properties) {
    }

    /** A string that is one of these. */
    private static Set<String> oneOf(String... words) {
        return Set.of(words);
    }

    private static final Class<?> TEXT = String.class;
    private static final Class<?> NUMBER = Integer.class;
    private static final Class<?> BOOLEAN = Boolean.class;

    private static Sarif210 object(Set<String> required, Object... properties) {
        Map<String, Object> all = new TreeMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            all.put((String) properties[i], properties[i + 1]);
        }
        return new Sarif210(required, all);
    }

    private static final Sarif210 MESSAGE = object(Set.of("text"), "text", TEXT);
    private static final Sarif210 RULE = object(Set.of("id"), "id", TEXT, "shortDescription", MESSAGE);
    private static final Sarif210 DRIVER = object(Set.of("name"), "name", TEXT, "rules", List.of(RULE));
    private static final Sarif210 NOTIFICATION =
        object(Set.of("message"), "message", MESSAGE, "level", oneOf("none", "note", "warning", "error"));
    private static final Sarif210 INVOCATION = object(Set.of("executionSuccessful"), "executionSuccessful", BOOLEAN,
        "toolExecutionNotifications", List.of(NOTIFICATION));
    private static final Sarif210 LOCATION =
        object(Set.of(), "logicalLocations", List.of(object(Set.of(), "name", TEXT, "kind", TEXT)));
    private static final Sarif210 RESULT = object(Set.of("message"), "message", MESSAGE, "ruleId", TEXT,
        "level", oneOf("none", "note", "warning", "error"), "locations", List.of(LOCATION),
        "partialFingerprints", object(Set.of(), "cause/v1", TEXT), "occurrenceCount", NUMBER,
        "suppressions", List.of(object(Set.of("kind"), "kind", oneOf("inSource", "external"))));
    private static final Sarif210 RUN = object(Set.of("tool"), "tool", object(Set.of("driver"), "driver", DRIVER),
        "invocations", List.of(INVOCATION), "results", List.of(RESULT));
    private static final Sarif210 LOG =
        object(Set.of("version", "runs"), "$schema", TEXT, "version", oneOf("2.1.0"), "runs", List.of(RUN));

    private static JsonNode sarif() throws IOException {
        return new ObjectMapper().readTree(OutputTest.text(new Sarif(), OutputTest.faulty("send/INVALID_CAPABILITY/OK/CAP-6")));
    }

    private static List<String> faults(JsonNode json, Object shape, String at) {
        List<String> faults = new ArrayList<>();
        if (shape instanceof Sarif210 object) {
            object.required.stream().filter(name -> !json.has(name)).forEach(name -> faults.add(at + " has no " + name));
            for (Iterator<String> names = json.fieldNames(); names.hasNext();) {
                String name = names.next();
                Object property = object.properties.get(name);
                faults.addAll(property == null ? List.of(at + " has " + name) : faults(json.get(name), property, at + "." + name));
            }
        } else if (shape instanceof List<?> array) {
            if (!json.isArray()) {
                faults.add(at + " is no array");
            }
            json.forEach(element -> faults.addAll(faults(element, array.get(0), at + "[]")));
        } else if (!(shape instanceof Set<?> words ? words.contains(json.asText())
            : shape == TEXT ? json.isTextual() : shape == NUMBER ? json.isInt() : json.isBoolean())) {
            faults.add(at + " is " + json);
        }
        return faults;
    }

    /** What is required, and no name that SARIF does not have at that place. */
    @Test
    void sarifHasTheProperties() throws IOException {
        JsonNode log = sarif();
        assertEquals(List.of(), faults(log, LOG, "log"));
        assertFalse(log.at("/runs/0/results/0/locations/0/logicalLocations").isEmpty());
    }

    @Test
    void rulesOfResultsAreThere() throws IOException {
        JsonNode run = sarif().at("/runs/0");
        Set<String> rules = new TreeSet<>(run.at("/tool/driver/rules").findValuesAsText("id"));
        assertTrue(rules.containsAll(run.at("/results").findValuesAsText("ruleId")), rules.toString());
    }

    @Test
    void brokenSarifHasNot() throws IOException {
        ObjectNode log = (ObjectNode) sarif();
        ((ObjectNode) log.at("/runs/0/results/0")).remove("message");
        ((ObjectNode) log.at("/runs/0/results/1")).put("level", "fatal");
        ((ObjectNode) log.at("/runs/0/invocations/0")).put("successful", true);
        ((ArrayNode) log.get("runs")).add(new ObjectMapper().createObjectNode());
        assertEquals(List.of("log.runs[].invocations[] has successful", "log.runs[].results[] has no message",
            "log.runs[].results[].level is \"fatal\"", "log.runs[] has no tool"), faults(log, LOG, "log"));
    }

    /** With {@code -Dsarif.schema=FILE}, the JSON Schema of SARIF 2.1.0 itself, which is not ours to ship. */
    @Test
    @EnabledIfSystemProperty(named = "sarif.schema", matches = ".+")
    void sarifIsValid() throws IOException {
        String schema = Files.readString(Path.of(System.getProperty("sarif.schema")));
        assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema).validate(sarif()));
    }

    private static void validateJunit(String xml) throws SAXException, IOException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(StandardsTest.class.getResource("/veridian/ipc/oracle/output/junit.xsd"))
            .newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void junitXmlHasTheStructure() throws Exception {
        validateJunit(OutputTest.text(new JunitXml(), OutputTest.faulty()));
        validateJunit(OutputTest.text(new JunitXml(), OutputTest.faulty("spawn/OK/OUT_OF_MEMORY/PROC-1")));
    }

    @Test
    void brokenJunitXmlHasNot() throws Exception {
        String xml = OutputTest.text(new JunitXml(), OutputTest.faulty());
        for (String[] fault : new String[][] {{"<testcase classname", "<testcase clasname"}, {"failures=\"", "failures=\"x"},
            {"<failure ", "<broken "}, {"<testsuite name", "<testsuite nam"}}) {
            assertThrows(SAXException.class, () -> validateJunit(xml.replaceFirst(fault[0], fault[1])), fault[0]);
        }
    }
}
