package veridian.ipc.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of the protocol read what the other writes; the published schema is the registry's. */
class ProtocolTest {

    private static final Path FILE = Path.of("spec", "protocol.schema.json");
    private static final JsonSchema SCHEMA =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ProtocolSchema.text());
    private static final Limits LIMITS = new Limits(4, 8, 8, 16, 2, 4, 1);

    /** After a change of the registry: {@code mvn test -Dtest=ProtocolTest -Dupdate}. */
    @Test
    void publishedSchemaIsTheRegistrys() throws IOException {
        if (System.getProperty("update") != null) {
            Files.writeString(FILE, ProtocolSchema.text());
        }
        assertEquals(ProtocolSchema.text(), Files.readString(FILE));
    }

    private static byte[] line(byte[] written) throws Exception {
        ProtocolReader reader = new ProtocolReader(new ByteArrayInputStream(written));
        byte[] line = reader.line();
        assertNull(reader.line());
        assertTrue(schemaAccepts(new String(line, StandardCharsets.UTF_8)));
        return line;
    }

    private static boolean schemaAccepts(String line) {
        return SCHEMA.validate(line, InputFormat.JSON).isEmpty();
    }

    @Test
    void requestsAreReadAsTheyWereWritten() throws Exception {
        for (Event event : TraceCodecTest.everyCall(3)) {
            Ask make = new Ask.Make(event.step(), event.call(), event.arguments());
            assertEquals(make, ProtocolReader.ask(line(Protocol.line(make))));
        }
        for (Ask ask : List.of(new Ask.Hello(LIMITS), new Ask.Reset(7))) {
            assertEquals(ask, ProtocolReader.ask(line(Protocol.line(ask))));
        }
    }

    @Test
    void answersAreReadAsTheyWereWritten() throws Exception {
        for (Event event : TraceCodecTest.everyCall(4)) {
            byte[] line = line(Protocol.outcome(event.step(), event.call(), event.outcome()));
            assertEquals(event.outcome(), ProtocolReader.outcome(line, event.step(), event.call()));
        }
        Profile profile = new Profile("k", EnumSet.of(Group.CORE, Group.BLOCKING), List.of("chanel"), LIMITS, true);
        assertEquals(profile, ProtocolReader.profile(line(Protocol.profile(profile))));
        Profile all = new Profile("k", EnumSet.allOf(Group.class), List.of(), LIMITS.with(new MemoryLimits(2, 3, 8192, 2, 4, 4096, 20)),
            true);
        assertEquals(all, ProtocolReader.profile(line(Protocol.profile(all))));
        ProtocolReader.resetDone(line(Protocol.resetDone(3)), 3);
        assertArrayEquals(Protocol.resetDone(3), Protocol.line(new Ask.Reset(3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'step':1,'result':'OK'} | expected 'step': the integer 2, found 1",
        "{'step':2,'result':'OK'} | expected 'value': a process id, an integer 0..2^64-1, found no such field",
        "{'step':2,'result':'OK','value':1,'call':'spawn'} | expected no more fields in the answer, found 'call'",
        "{'step':2,'result':'ok'} | expected 'result': 'OK' or the name of an error, found 'ok'",
        "{'reset':2} | expected 'step': the integer 2, found no such field",
        "hello | expected JSON, found a fault at column 6",
    })
    void refusesOtherAnswers(String line, String complaint) {
        byte[] bytes = line.trim().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ProtocolException e = assertThrows(ProtocolException.class, () -> ProtocolReader.outcome(bytes, 2, Call.SPAWN));
        assertEquals(complaint.replace('\'', '"'), e.getMessage());
    }

    @Test
    void refusesOtherHandshakes() throws Exception {
        String good = new String(Protocol.profile(new Profile("k", EnumSet.of(Group.CORE), List.of(), LIMITS, true)),
            StandardCharsets.UTF_8).trim();
        assertEquals("expected \"version\": the integer 1, found 2", complaint(good.replace("\"version\":1", "\"version\":2")));
        assertEquals("expected \"groups\": \"core\" among them, found [channel]", complaint(good.replace("core", "channel")));
        assertEquals("expected \"hello\": \"veridian-ipc-testee\", found \"you\"",
            complaint(good.replace("veridian-ipc-testee", "you")));
        assertEquals("expected \"reset\": true or false, found 1", complaint(good.replace("\"reset\":true", "\"reset\":1")));
        assertNull(complaint(good));
        assertTrue(schemaAccepts(good));
        assertFalse(schemaAccepts(good.replace("core", "channel")));
        assertFalse(schemaAccepts("{\"step\":1,\"result\":\"fine\"}"));
    }

    /** A testee that repeats all limits that were wanted has no memory for that; one that has memory says how much. */
    @Test
    void memoryAndItsLimitsComeTogether() throws Exception {
        Limits withMemory = LIMITS.with(new MemoryLimits(2, 3, 8192, 2, 4, 4096, 20));
        Profile echoing = new Profile("k", EnumSet.of(Group.CORE), List.of(), withMemory, true);
        assertEquals(LIMITS, ProtocolReader.profile(line(Protocol.profile(echoing))).limits());
        String unlimited = new String(Protocol.profile(new Profile("k", EnumSet.of(Group.CORE, Group.MEMORY), List.of(), LIMITS, true)),
            StandardCharsets.UTF_8).trim();
        assertEquals("expected \"limits\": with \"maxRegions\" and so on, since \"groups\" has \"memory\", found none of memory",
            complaint(unlimited));
    }

    @Test
    void systemCallsRestOnOtherGroups() throws Exception {
        Limits limits = LIMITS.with(new MemoryLimits(2, 3, 8192, 2, 4, 4096, 20));
        EnumSet<Group> enough = EnumSet.copyOf(Group.SYSCALL.restsOn());
        enough.addAll(List.of(Group.CORE, Group.SYSCALL));
        Profile profile = new Profile("k", enough, List.of(), limits, true);
        assertEquals(profile, ProtocolReader.profile(line(Protocol.profile(profile))));
        for (Group missing : Group.SYSCALL.restsOn()) {
            EnumSet<Group> others = EnumSet.copyOf(enough);
            others.remove(missing);
            String hello = new String(Protocol.profile(new Profile("k", others, List.of(), limits, true)), StandardCharsets.UTF_8).trim();
            assertTrue(complaint(hello).startsWith("expected \"groups\": with \"syscall\" also capability, blocking, rate, statistics,"
                + " memory, found [core, "), hello);
            assertFalse(schemaAccepts(hello));
        }
    }

    private static String complaint(String profile) {
        try {
            ProtocolReader.profile(profile.getBytes(StandardCharsets.UTF_8));
            return null;
        } catch (ProtocolException e) {
            return e.getMessage();
        }
    }
}
