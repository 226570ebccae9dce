package veridian.ipc.oracle.run;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.spec.Binding;

/**
 * The ids that a testee is thought to issue: those that its kernels issued before. Whoever makes use of it must see to it that
 * they are. Once they are not, nothing is foreseen any more.
 */
final class Foresight implements Binding.Foresight {

    private final List<Long> pids = new ArrayList<>();
    private final List<Long> endpoints = new ArrayList<>();
    private final List<Long> regions = new ArrayList<>();
    private boolean wrong;

    /** A kernel has issued these. */
    void learn(Binding issued) {
        for (int i = pids.size() + 1; i <= issued.pidsIssued(); i++) {
            pids.add(issued.implementationPid(i));
        }
        for (int i = endpoints.size() + 1; i <= issued.endpointsIssued(); i++) {
            endpoints.add(issued.implementationEndpoint(i));
        }
        for (int i = regions.size() + 1; i <= issued.regionsIssued(); i++) {
            regions.add(issued.isShown(i) ? issued.implementationRegion(i) : 0L);
        }
    }

    /** It was not as foreseen. */
    void failed() {
        wrong = true;
    }

    @Override
    public long pid(long specPid) {
        return foreseen(pids, specPid);
    }

    @Override
    public long endpoint(long specEndpoint) {
        return foreseen(endpoints, specEndpoint);
    }

    @Override
    public long region(long specRegion) {
        return foreseen(regions, specRegion);
    }

    private long foreseen(List<Long> ids, long specId) {
        return wrong || specId < 1 || specId > ids.size() ? 0 : ids.get((int) specId - 1);
    }
}
