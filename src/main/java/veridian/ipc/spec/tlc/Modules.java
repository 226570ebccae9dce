package veridian.ipc.spec.tlc;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Function;
import util.FilenameToStream;

/** Finds modules where this program keeps them. TLC's own way looks into the current directory first. */
final class Modules implements FilenameToStream {

    private final Path directory;
    private final Function<String, Path> find;

    Modules(Path directory, Function<String, Path> find) {
        this.directory = directory;
        this.find = find;
    }

    @Override
    public File resolve(String name, boolean isModule) {
        return find.apply(isModule && !name.endsWith(".tla") ? name + ".tla" : name).toFile();
    }

    @Override
    public String getFullPath() {
        return directory.toString();
    }

    @Override
    public boolean isStandardModule(String name) {
        return false;
    }
}
