package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** INIT-3: limits are what was asked for, or refused with the name of the one that is out of range. */
class SystemLimitsTest {

    private static final SystemLimits DEFAULTS = SystemLimits.defaults();

    private static void refused(String message, Runnable configuration) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, configuration::run).getMessage());
    }

    @Test
    @DisplayName("INIT-3: the defaults are as documented")
    void defaults() {
        assertEquals(256, DEFAULTS.maxRegions);
        assertEquals(SystemLimits.MAX_REGION_IDS, DEFAULTS.maxRegionIds);
        assertEquals(64L << 20, DEFAULTS.maxRegionSize);
        assertEquals(2, DEFAULTS.numaNodes);
        assertEquals(16_384, DEFAULTS.framesPerNode);
        assertEquals(4096, DEFAULTS.pageSize);
        assertEquals(47, DEFAULTS.addressBits);
        assertEquals(1_000_000_000, DEFAULTS.frequency);
    }

    @Test
    @DisplayName("INIT-3: a kernel has the limits that it was made with")
    void limitsOfAKernel() {
        assertSame(DEFAULTS.ipc, IpcSystem.create(DEFAULTS).limits());
    }

    @Test
    @DisplayName("INIT-3: a change keeps all the others")
    void changes() {
        IpcLimits ipc = IpcLimits.of(2, 3, 4, 5, 6, 7, 8);
        SystemLimits limits = DEFAULTS.withIpc(ipc).withRegions(1, 2, 3).withMemory(4, 5, 6, 7).withRates(8, 9, 10, 11, 12);
        assertSame(ipc, limits.ipc);
        assertEquals("1 2 3 4 5 6 7 8 9 10 11 12", String.join(" ",
            "" + limits.maxRegions, "" + limits.maxRegionIds, "" + limits.maxRegionSize, "" + limits.numaNodes,
            "" + limits.framesPerNode, "" + limits.pageSize, "" + limits.addressBits, "" + limits.frequency,
            "" + limits.messageBurst, "" + limits.messageRate, "" + limits.byteBurst, "" + limits.byteRate));
    }

    @Test
    @DisplayName("INIT-3: the ends of the ranges are in them")
    void ends() {
        DEFAULTS.withRegions(1024, 4_194_303, 1L << 47).withMemory(64, 65_536, 65_536, 47)
            .withRates((1L << 32) - 1, 1 << 30, Integer.MAX_VALUE, 1 << 30, Integer.MAX_VALUE);
        DEFAULTS.withRegions(1, 1, 1).withMemory(1, 0, 1, 0).withRates(1, 0, 0, 0, 0);
    }

    @Test
    @DisplayName("INIT-3: what is out of range is named")
    void refusals() {
        refused("maxRegions: expected 1..1024", () -> DEFAULTS.withRegions(0, 1, 1));
        refused("maxRegions: expected 1..1024", () -> DEFAULTS.withRegions(1025, 1, 1));
        refused("maxRegionIds: expected 1..4194303", () -> DEFAULTS.withRegions(1, 0, 1));
        refused("maxRegionIds: expected 1..4194303", () -> DEFAULTS.withRegions(1, 4_194_304, 1));
        refused("maxRegionSize: expected 1..140737488355328", () -> DEFAULTS.withRegions(1, 1, 0));
        refused("maxRegionSize: expected 1..140737488355328", () -> DEFAULTS.withRegions(1, 1, (1L << 47) + 1));
        refused("numaNodes: expected 1..64", () -> DEFAULTS.withMemory(0, 1, 1, 1));
        refused("numaNodes: expected 1..64", () -> DEFAULTS.withMemory(65, 1, 1, 1));
        refused("framesPerNode: expected 0..4194304 / numaNodes", () -> DEFAULTS.withMemory(1, -1, 1, 1));
        refused("framesPerNode: expected 0..4194304 / numaNodes", () -> DEFAULTS.withMemory(2, 2_097_153, 1, 1));
        refused("pageSize: expected 1..65536", () -> DEFAULTS.withMemory(1, 1, 0, 1));
        refused("pageSize: expected 1..65536", () -> DEFAULTS.withMemory(1, 1, 65_537, 1));
        refused("addressBits: expected 0..47", () -> DEFAULTS.withMemory(1, 1, 1, -1));
        refused("addressBits: expected 0..47", () -> DEFAULTS.withMemory(1, 1, 1, 48));
        refused("frequency: expected 1..4294967295", () -> DEFAULTS.withRates(0, 1, 1, 1, 1));
        refused("frequency: expected 1..4294967295", () -> DEFAULTS.withRates(1L << 32, 1, 1, 1, 1));
        refused("messageBurst: expected 0..1073741824", () -> DEFAULTS.withRates(1, -1, 1, 1, 1));
        refused("messageBurst: expected 0..1073741824", () -> DEFAULTS.withRates(1, (1 << 30) + 1, 1, 1, 1));
        refused("messageRate: expected 0..2147483647", () -> DEFAULTS.withRates(1, 1, -1, 1, 1));
        refused("byteBurst: expected 0..1073741824", () -> DEFAULTS.withRates(1, 1, 1, -1, 1));
        refused("byteBurst: expected 0..1073741824", () -> DEFAULTS.withRates(1, 1, 1, (1 << 30) + 1, 1));
        refused("byteRate: expected 0..2147483647", () -> DEFAULTS.withRates(1, 1, 1, 1, -1));
    }
}
