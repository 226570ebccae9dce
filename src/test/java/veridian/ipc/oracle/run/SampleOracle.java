package veridian.ipc.oracle.run;

import veridian.ipc.spec.SpecOracle;

/** The specification for {@link SampleSuite}, loaded once for all tests of a virtual machine. */
final class SampleOracle {

    static final SpecOracle ORACLE = SpecOracle.load(SampleSuite.LIMITS);

    private SampleOracle() {
    }
}
