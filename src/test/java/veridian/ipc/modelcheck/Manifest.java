package veridian.ipc.modelcheck;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The models and the mutants of the spec, as {@code model-check/} lists them. */
record Manifest(List<Model> models, List<SpecMutant> mutants) {

    static final Path DIRECTORY = Path.of("model-check");
    static final Path SPEC = Path.of("spec");

    private static final ObjectMapper JSON = new ObjectMapper();

    static Manifest load() throws IOException {
        return new Manifest(
                JSON.readValue(DIRECTORY.resolve("manifest.json").toFile(), new TypeReference<List<Model>>() { }),
                JSON.readValue(DIRECTORY.resolve("mutants.json").toFile(), new TypeReference<List<SpecMutant>>() { }));
    }

    Model model(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model " + name + " in the manifest; there are "
                        + models.stream().map(Model::name).toList()));
    }

    SpecMutant mutant(String id) {
        return mutants.stream().filter(mutant -> mutant.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mutant " + id + " of the spec"));
    }

    /** The mutant that a model checks in the place of the spec, or null. */
    SpecMutant mutantOf(Model model) {
        return model.mutant() == null ? null : mutant(model.mutant());
    }
}
