package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.kernel.Refusals.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** TYP: the values that cross the API. */
class TypesTest {

    @Test
    @DisplayName("TYP-1: the parts of a token are unsigned, also where it has bit 63 set")
    void tokenPartsAreUnsigned() {
        assertEquals(4294967295L, IpcCapability.endpointOf(-1L));
        assertEquals(65535, IpcCapability.generationOf(-1L));
        assertEquals(65535, IpcCapability.permissionsOf(-1L));
    }

    @Test
    @DisplayName("TYP-2: endpoint in bits 0-31, generation in 32-47, permissions in 48-63; taking apart is putting together")
    void tokenLayout() {
        assertEquals(0x000f_0003_0000_0007L, IpcCapability.encode(7, 3, 15));
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long token = i < 64 ? 1L << i : random.nextLong();
            assertEquals(token & 0xffff_ffffL, IpcCapability.endpointOf(token));
            assertEquals(token >>> 32 & 0xffff, IpcCapability.generationOf(token));
            assertEquals(token >>> 48, IpcCapability.permissionsOf(token));
            assertEquals(token, IpcCapability.reencoded(token));
            assertEquals(token, IpcCapability.fromToken(token).token());
        }
    }

    @Test
    @DisplayName("TYP-3: of all masks, those with reserved bits make no well-formed token")
    void reservedBits() {
        for (int mask = 0; mask <= 65535; mask++) {
            assertEquals(mask < 16, IpcCapability.of(1, 0, mask).wellFormed);
        }
        assertEquals(15, IpcPermissions.SEND | IpcPermissions.RECEIVE | IpcPermissions.GRANT | IpcPermissions.REVOKE);
    }

    @Test
    @DisplayName("TYP-3: of all integers, just those from 0 to 15 are masks without reserved bits")
    void definedMasks() {
        for (int mask : new int[] {0, 1, 15}) {
            assertTrue(IpcPermissions.isDefined(mask));
        }
        for (int mask : new int[] {-1, 16, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertFalse(IpcPermissions.isDefined(mask));
        }
    }

    @Test
    @DisplayName("TYP-4: the null token is not well-formed; it alone is 0")
    void nullToken() {
        assertEquals(0L, IpcCapability.NULL_TOKEN);
        assertTrue(!IpcCapability.fromToken(0).wellFormed && IpcCapability.fromToken(1).wellFormed);
        assertEquals(0L, IpcCapability.none().token());
    }

    @Test
    @DisplayName("TYP-5: the kernel's errors are the specification's")
    void errors() throws IOException {
        Matcher definition = Pattern.compile("(?s)\nErrors == \\{(.*?)}").matcher(Files.readString(Path.of("spec/IpcTypes.tla")));
        assertTrue(definition.find());
        Set<String> spec = Pattern.compile("[A-Z_]+").matcher(definition.group(1)).results().map(r -> r.group())
            .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(spec, Arrays.stream(IpcError.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    @DisplayName("TYP-5: a refusal is the name of its error and no stack trace")
    void refusalsAreCheap() {
        IpcException refusal = new IpcException(IpcError.QUEUE_FULL);
        assertEquals("QUEUE_FULL", refusal.getMessage());
        assertEquals(0, refusal.getStackTrace().length);
        assertSame(refusal, refusal.fillInStackTrace());
    }

    @Test
    @DisplayName("TYP-6: a message knows how long it is")
    void messageLength() throws IpcException {
        assertEquals(0, Message.empty().length());
        assertEquals(3, Message.small(new byte[3]).length());
    }

    @Test
    @DisplayName("TYP-6: a message has 0..64 bytes and keeps a copy")
    void messageIsACopy() throws IpcException {
        for (int length = 0; length <= 64; length++) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            byte[] before = bytes.clone();
            Message message = Message.small(bytes);
            Arrays.fill(bytes, (byte) 0);
            assertArrayEquals(before, message.bytes());
        }
        refused(IpcError.MESSAGE_TOO_LARGE, () -> Message.small(new byte[65]));
    }

    @Test
    @DisplayName("TYP-7: null bytes, message or buffer are INVALID_ARGUMENT right after INIT-1; no capability is the null capability")
    void nullReferences() {
        refused(IpcError.INVALID_ARGUMENT, () -> Message.small(null));
        IpcKernel kernel = IpcKernel.create(IpcLimits.defaults());
        refused(IpcError.NOT_INITIALIZED, () -> kernel.sendMessage(1, null));
        kernel.init();
        refused(IpcError.INVALID_ARGUMENT, () -> kernel.sendMessage(1, null));
        refused(IpcError.INVALID_ARGUMENT, () -> kernel.receiveMessage(1, null));
        refused(IpcError.INVALID_ARGUMENT, () -> kernel.send(null, null));
        refused(IpcError.INVALID_ARGUMENT, () -> kernel.receive(null, null));
        refused(IpcError.INVALID_CAPABILITY, () -> kernel.send(null, Message.empty()));
        refused(IpcError.INVALID_CAPABILITY, () -> kernel.receive(null, Message.empty()));
    }
}
