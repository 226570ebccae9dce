package veridian.ipc.oracle.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Outputs that others define have the form that they define. */
class StandardsTest {

    private static JsonNode sarif() throws IOException {
        return new ObjectMapper().readTree(OutputTest.text(new Sarif(), OutputTest.faulty("send/INVALID_CAPABILITY/OK/CAP-6")));
    }

    @Test
    void rulesOfResultsAreThere() throws IOException {
        JsonNode run = sarif().at("/runs/0");
        Set<String> rules = new TreeSet<>(run.at("/tool/driver/rules").findValuesAsText("id"));
        assertTrue(rules.containsAll(run.at("/results").findValuesAsText("ruleId")), rules.toString());
    }

    /** The JSON Schema of SARIF 2.1.0 itself. */
    private static JsonSchema sarifSchema() throws IOException {
        try (InputStream schema = StandardsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
        }
    }

    @Test
    void sarifIsValid() throws IOException {
        JsonNode log = sarif();
        assertEquals(Set.of(), sarifSchema().validate(log));
        assertFalse(log.at("/runs/0/results/0/locations/0/logicalLocations").isEmpty());
    }

    private static void assertInvalid(Consumer<ObjectNode> fault, String where) throws IOException {
        ObjectNode log = (ObjectNode) sarif();
        fault.accept(log);
        Set<ValidationMessage> messages = sarifSchema().validate(log);
        assertTrue(messages.stream().anyMatch(message -> message.toString().startsWith(where)), messages::toString);
    }

    @Test
    void brokenSarifIsNot() throws IOException {
        assertInvalid(log -> ((ObjectNode) log.at("/runs/0/results/0")).remove("message"), "$.runs[0].results[0]: ");
        assertInvalid(log -> ((ObjectNode) log.at("/runs/0/results/1")).put("level", "fatal"), "$.runs[0].results[1].level: ");
        assertInvalid(log -> ((ObjectNode) log.at("/runs/0/invocations/0")).put("successful", true), "$.runs[0].invocations[0]: ");
        assertInvalid(log -> ((ArrayNode) log.get("runs")).addObject(), "$.runs[1]: ");
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
