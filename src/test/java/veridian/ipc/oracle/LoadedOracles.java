package veridian.ipc.oracle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.parts.Parts;
import veridian.ipc.trace.Limits;

/** The specification with some limits, loaded once for all tests: the command line would load it for each command. */
final class LoadedOracles {

    private static final Map<Limits, SpecOracle> LOADED = new ConcurrentHashMap<>();

    private LoadedOracles() {
    }

    static SpecOracle of(Limits limits) {
        return LOADED.computeIfAbsent(limits, Parts::load);
    }
}
