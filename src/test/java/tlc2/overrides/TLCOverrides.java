package tlc2.overrides;

import veridian.ipc.modelcheck.TraceOverride;

/** The name by which TLC looks for operators that Java gives; its package is TLC's choice. */
public final class TLCOverrides implements ITLCOverrides {

    @Override
    @SuppressWarnings("rawtypes")
    public Class[] get() {
        return new Class[] {TraceOverride.class};
    }
}
