package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A snapshot knows every field of the kernel and of its parts that can change, fields that are yet to come included. */
class KernelSnapshotTest {

    private final IpcSystem kernel = IpcSystem.create(SystemLimits.defaults().withIpc(IpcLimits.of(2, 2, 3, 3, 1, 2, 1))
        .withMemory(2, 3, 4096, 47));
    private final KernelSnapshot snapshot = KernelSnapshot.of(kernel);
    private final List<String> changed = new ArrayList<>();

    @Test
    void everyChangeIsSeenAndUndone() throws IllegalAccessException {
        changeEachField(kernel);
        List<String> some = List.of("IpcKernel.initialized", "IdTable.issued", "RightsTable.stamp", "FifoLists.next", "Scheduler.running",
            "PageTable.bits", "QueuedRegions.region", "RateLimiter.charged", "Statistics.cycles", "IpcSystem.clock");
        assertTrue(changed.containsAll(some), changed::toString);
    }

    private void changeEachField(Object part) throws IllegalAccessException {
        for (Field field : fields(part.getClass())) {
            Object value = Modifier.isStatic(field.getModifiers()) ? null : field.get(part);
            if (value instanceof IpcLimits) {
                continue;
            }
            if (value != null && field.getType().isArray()) {
                int last = Array.getLength(value) - 1;
                Array.set(value, last, other(Array.get(value, last)));
                expectSeenAndUndone(field);
            } else if (value != null && !field.getType().isPrimitive()) {
                changeEachField(value);
            } else if (value != null && !Modifier.isFinal(field.getModifiers())) {
                field.set(part, other(value));
                expectSeenAndUndone(field);
            }
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            fields.addAll(List.of(c.getDeclaredFields()));
        }
        return fields;
    }

    private void expectSeenAndUndone(Field field) {
        String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
        assertFalse(snapshot.isStateOf(kernel), name);
        snapshot.restore(kernel);
        assertTrue(snapshot.isStateOf(kernel), name);
        changed.add(name);
    }

    private static Object other(Object value) {
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Short s) {
            return (short) (s + 1);
        }
        if (value instanceof Byte b) {
            return (byte) (b + 1);
        }
        return value instanceof Integer i ? (Object) (i + 1) : (Object) ((Long) value + 1);
    }
}
