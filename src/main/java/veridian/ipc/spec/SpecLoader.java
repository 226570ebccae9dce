package veridian.ipc.spec;

import java.io.IOException;
import java.io.InputStream;

/**
 * Loads TLC, and the classes that speak to it, anew: TLC keeps the specification that it has read in static fields, and
 * a second one would corrupt the first without an exception.
 */
final class SpecLoader extends ClassLoader {

    private static final String[] OWN = {"tlc2.", "tla2sany.", "util.", "pcal.", "model.", "veridian.ipc.spec.tlc."};

    SpecLoader() {
        super(SpecLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isOwn(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private static boolean isOwn(String name) {
        for (String prefix : OWN) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = in.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
