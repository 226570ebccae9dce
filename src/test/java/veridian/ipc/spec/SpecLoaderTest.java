package veridian.ipc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecLoaderTest {

    private final ClassLoader loader = new SpecLoader();

    @ParameterizedTest
    @ValueSource(strings = {"veridian.ipc.spec.tlc.Codec", "tlc2.value.impl.IntValue", "tla2sany.st.Location", "util.UniqueString"})
    void tlcIsLoadedAnewAndOnce(String name) throws ClassNotFoundException {
        Class<?> loaded = loader.loadClass(name);
        assertEquals(name, loaded.getName());
        assertSame(loader, loaded.getClassLoader());
        assertSame(loaded, loader.loadClass(name));
        assertNotSame(loaded, new SpecLoader().loadClass(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"veridian.ipc.spec.SpecEngine", "java.util.List"})
    void theRestIsShared(String name) throws ClassNotFoundException {
        assertSame(Class.forName(name), loader.loadClass(name));
    }

    @Test
    void aClassThatIsNotThereIsNotFound() {
        assertEquals("tlc2.NoSuchClass",
            assertThrows(ClassNotFoundException.class, () -> loader.loadClass("tlc2.NoSuchClass")).getMessage());
    }
}
