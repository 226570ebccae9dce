package veridian.ipc.crosscheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcLimits;
import veridian.ipc.kernel.KernelState;
import veridian.ipc.kernel.SystemLimits;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.trace.Limits;

/** The kernel with a {@link Defect}: compiled to a directory, and loaded beside the real one. */
final class PatchedKernel extends ClassLoader {

    private static final List<Path> SOURCES = List.of(Path.of("src", "main", "java", "veridian", "ipc", "kernel"),
        Path.of("src", "test", "java", "veridian", "ipc", "kernel"));
    private static final String KERNEL = IpcError.class.getPackageName() + ".";
    /** What kernel and specification exchange: one class for both. */
    private static final Set<String> SHARED = Set.of(IpcError.class.getName(), IpcLimits.class.getName(), SystemLimits.class.getName(),
        KernelState.class.getName());
    private static final String PARTS_OF_STATES = KernelState.class.getName() + "$";
    /** What speaks to the kernel, loaded anew to speak to this one. */
    private static final Set<String> SPEAKERS = Set.of(KernelSubject.class.getName(),
        ReferenceImplementation.class.getName(), ReferenceImplementation.class.getName() + "$1");

    private final Path directory;

    /** Compiles into the directory. */
    PatchedKernel(Defect defect, Path directory) throws IOException {
        super(PatchedKernel.class.getClassLoader());
        this.directory = directory;
        compile(defect);
    }

    private void compile(Defect defect) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<JavaFileObject> sources = new ArrayList<>();
            sources.add(new Text(defect.file(), defect.apply()));
            files.getJavaFileObjectsFromPaths(unpatched(defect)).forEach(sources::add);
            List<String> options = List.of("-d", directory.toString(), "-proc:none",
                "-classpath", System.getProperty("java.class.path"));
            StringWriter messages = new StringWriter();
            if (!compiler.getTask(messages, files, null, options, null, sources).call()) {
                throw new IllegalStateException(defect.id() + " can't be compiled: " + messages);
            }
        }
    }

    private static List<Path> unpatched(Defect defect) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".java") && !file.equals(defect.file()))
                    .forEach(sources::add);
            }
        }
        return sources;
    }

    /** A source file that is not on disk. */
    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(Path file, String text) {
            super(URI.create("text:///" + file.getFileName()), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A new kernel. */
    Subject create(Limits limits) {
        try {
            return (Subject) loadClass(KernelSubject.class.getName()).getConstructor(Limits.class).newInstance(limits);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean kernel = name.startsWith(KERNEL) && !SHARED.contains(name) && !name.startsWith(PARTS_OF_STATES);
        if (!kernel && !SPEAKERS.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name, kernel) : loaded;
        }
    }

    private Class<?> define(String name, boolean kernel) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = kernel ? Files.newInputStream(directory.resolve(file))
                : getParent().getResourceAsStream(file)) {
            byte[] code = in.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
