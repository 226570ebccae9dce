package veridian.ipc.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The published schema is the registry's, and says the same as the codec. */
class TraceSchemaTest {

    private static final Path FILE = Path.of("spec", "trace.schema.json");
    private static final JsonSchema SCHEMA =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TraceSchema.text());
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** After a change of the registry: {@code mvn test -Dtest=TraceSchemaTest -Dupdate}. */
    @Test
    void publishedSchemaIsTheRegistrys() throws IOException {
        if (System.getProperty("update") != null) {
            Files.writeString(FILE, TraceSchema.text());
        }
        assertEquals(TraceSchema.text(), Files.readString(FILE));
    }

    private static boolean schemaAccepts(String line) {
        return SCHEMA.validate(line, InputFormat.JSON).isEmpty();
    }

    private static boolean codecAccepts(String line, boolean header) throws IOException {
        return Traces.complaint(header ? line + "\n" : Traces.WITH_MEMORY + line + "\n") == null;
    }

    private static List<String> goodLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Event event : TraceCodecTest.everyCall(1)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (TraceWriter writer = new TraceWriter(bytes, new TraceHeader(new Limits(1, 1, 1, 1, 1, 1, 1), ""))) {
                writer.write(new Event(1, event.call(), event.arguments(), event.outcome()));
            }
            lines.add(bytes.toString(StandardCharsets.UTF_8).split("\n")[1]);
        }
        return lines;
    }

    @Test
    void whatTheCodecWritesIsValid() throws IOException {
        assertTrue(schemaAccepts(Traces.HEADER));
        for (String line : goodLines()) {
            assertTrue(schemaAccepts(line), line);
        }
    }

    @Test
    void schemaAndCodecAgreeOnDamagedLines() throws IOException {
        List<String> lines = goodLines();
        lines.add(Traces.HEADER.trim());
        Random random = new Random(1);
        int refused = 0;
        int damaged = 0;
        for (int i = 0; i < 4000; i++) {
            String good = lines.get(random.nextInt(lines.size()));
            String bad = damage(good, random);
            if (isJson(bad) && agreeable(bad)) {
                boolean header = bad.contains("\"format\"");
                boolean accepted = schemaAccepts(bad);
                assertEquals(accepted, codecAccepts(bad, header), bad);
                damaged++;
                refused += accepted ? 0 : 1;
            }
        }
        assertTrue(damaged > 500 && refused > 400, damaged + " damaged, " + refused + " refused");
    }

    /** Not one of the differences that {@link TraceSchema} admits, nor two times the same field, which JSON leaves open. */
    private static boolean agreeable(String line) {
        return line.contains("\"step\":1,") || line.contains("\"format\"") && line.contains("\"defaultCapacity\":2,");
    }

    private static boolean isJson(String text) {
        try {
            MAPPER.readTree(text);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String damage(String line, Random random) {
        int at = random.nextInt(line.length());
        switch (random.nextInt(5)) {
            case 0:
                return line.substring(0, at) + line.substring(at + 1);
            case 1:
                return line.substring(0, at) + "0a1f-\"x".charAt(random.nextInt(7)) + line.substring(at);
            case 2:
                return line.replaceFirst(":[0-9]{2,}", List.of(":true", ":null", ":[]", ":-5", ":18446744073709551616",
                    ":18446744073709551615").get(random.nextInt(6)));
            case 3:
                return line.replaceFirst("\"(args|value|endpoint|capability|message|limits|maxPids|result)\"", "\"other\"");
            default:
                return line.replaceFirst("(?<=[\\[{,])\"", "\"extra\":1,\"");
        }
    }

    /** In the range, then just outside of it. */
    @Test
    void schemaAndCodecAgreeAtTheEdges() throws IOException {
        String grant = "{\"step\":1,\"call\":\"grant_capability\",\"args\":{\"granter\":1,"
            + "\"capability\":\"0x0000000000000000\",\"grantee\":1,\"rights\":%s},\"result\":\"PERMISSION_DENIED\"}";
        edges(false, grant, "0", "65535", "-1", "65536");
        String has = "{\"step\":1,\"call\":\"has_message\",\"args\":{\"endpoint\":%s},\"result\":\"OK\",\"value\":true}";
        edges(false, has, "0", "18446744073709551615", "-1", "18446744073709551616");
        String small = "{\"step\":1,\"call\":\"send_message\",\"args\":{\"endpoint\":1,\"message\":{\"small\":\"%s\"}},"
            + "\"result\":\"QUEUE_FULL\"}";
        edges(false, small, "", "00".repeat(64), "0", "00".repeat(65));
        String token = "{\"step\":1,\"call\":\"receive\",\"args\":{\"capability\":\"%s\"},\"result\":\"QUEUE_EMPTY\"}";
        edges(false, token, "0x0000000000000000", "0xffffffffffffffff", "0xfffffffffffffff", "0xFFFFFFFFFFFFFFFF");
        String allocate = "{\"step\":1,\"call\":\"allocate_shared_memory\",\"args\":{\"size\":1,\"node\":%s},\"result\":\"OUT_OF_MEMORY\"}";
        edges(false, allocate, "-1", "2147483647", "-2", "2147483648");
        String large = "{\"step\":1,\"call\":\"send_message\",\"args\":{\"endpoint\":1,\"message\":{\"region\":1,\"offset\":%s,"
            + "\"length\":1}},\"result\":\"OK\"}";
        edges(false, large, "0", "18446744073709551615", "-1", "18446744073709551616");
        String pages = Traces.WITH_MEMORY.trim().replace("\"pageSize\":4096", "\"pageSize\":%s");
        edges(true, pages, "1", "65536", "0", "65537");
        edges(true, Traces.HEADER.trim().replace("\"maxPids\":8", "\"maxPids\":%s"), "1", "2147483646", "0", "2147483647");
        edges(true, Traces.HEADER.trim().replace("\"maxGeneration\":1", "\"maxGeneration\":%s"), "0", "65535", "-1", "65536");
    }

    private static void edges(boolean header, String form, String low, String high, String below, String above)
            throws IOException {
        for (String inside : List.of(low, high)) {
            assertTrue(schemaAccepts(form.formatted(inside)) && codecAccepts(form.formatted(inside), header), inside);
        }
        for (String outside : List.of(below, above)) {
            assertFalse(schemaAccepts(form.formatted(outside)) || codecAccepts(form.formatted(outside), header), outside);
        }
    }

    @Test
    void schemaRefusesTheObvious() {
        assertFalse(schemaAccepts("{}"));
        assertFalse(schemaAccepts("{\"step\":1,\"call\":\"spawn\",\"args\":{},\"result\":\"OK\"}"));
        assertFalse(schemaAccepts("{\"step\":1,\"call\":\"fork\",\"args\":{},\"result\":\"OK\",\"value\":1}"));
    }
}
