package veridian.ipc.spec.parts;

import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;

/** The specification with limits at which tables are soon full and generations soon end. Loading it takes longer than a thousand calls. */
final class SmallSpec {

    static final SpecOracle ORACLE =
        SpecOracle.load(new Limits(4, 80, 6, 120, 2, 4, 2).with(new MemoryLimits(4, 120, 40, 2, 6, 4096, 15)));

    private SmallSpec() {
    }
}
