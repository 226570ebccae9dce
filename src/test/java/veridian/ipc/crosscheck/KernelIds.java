package veridian.ipc.crosscheck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import veridian.ipc.kernel.KernelState;
import veridian.ipc.spec.Binding;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Kind;

/**
 * Which ids of a kernel stand for which of the specification's: those that answers have shown, and the regions of payloads, which only
 * its state shows until they are received.
 */
final class KernelIds {

    private final Binding binding;
    private final Map<Long, Integer> payloads = new HashMap<>();

    /** Those that are bound. */
    KernelIds(Binding binding) {
        this.binding = binding;
    }

    /** The same payloads with another binding, which knows the same ids or more. */
    KernelIds with(Binding other) {
        KernelIds same = new KernelIds(other);
        same.payloads.putAll(payloads);
        return same;
    }

    /** A call succeeded, was accepted and led to this: a payload's region is the one that was not there before. */
    void note(List<Datum> arguments, KernelState.Memory memory) {
        if (arguments.stream().anyMatch(Datum.LongPayload.class::isInstance)) {
            memory.regions().stream().filter(region -> specRegion(region.id()) == 0).findFirst()
                .ifPresent(region -> payloads.put(region.id(), binding.regionsIssued()));
        }
    }

    /** Whether a call names the region of a payload that no answer has shown: nobody should know it yet. */
    boolean nameHidden(Call call, List<Datum> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Datum.Large large && isHidden(large.region())
                || call.arguments().get(i).kind() == Kind.REGION && isHidden(((Datum.Number) arguments.get(i)).bits())) {
                return true;
            }
        }
        return false;
    }

    private boolean isHidden(long region) {
        return payloads.containsKey(region) && binding.specRegion(region) == 0;
    }

    int specPid(long pid) {
        return binding.specPid(pid);
    }

    int specEndpoint(long endpoint) {
        return binding.specEndpoint(endpoint);
    }

    int specRegion(long region) {
        int shown = binding.specRegion(region);
        return shown == 0 ? payloads.getOrDefault(region, 0) : shown;
    }

    int specFrame(long frame) {
        return binding.specFrame(frame);
    }
}
