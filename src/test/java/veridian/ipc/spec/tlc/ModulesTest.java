package veridian.ipc.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModulesTest {

    private final Path directory = Path.of("somewhere");
    private final Modules modules = new Modules(directory, directory::resolve);

    @Test
    void aModuleIsInAFileOfItsName() {
        assertEquals(new File("somewhere", "Ipc.tla"), modules.resolve("Ipc", true));
        assertEquals(new File("somewhere", "Ipc.tla"), modules.resolve("Ipc.tla", true));
        assertEquals(new File("somewhere", "Ipc.cfg"), modules.resolve("Ipc.cfg", false));
    }

    @Test
    void allOfThemAreFoundThere() {
        assertEquals("somewhere", modules.getFullPath());
        assertFalse(modules.isStandardModule("Naturals"));
    }
}
