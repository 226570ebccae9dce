package veridian.ipc.crosscheck;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.kernel.KernelState;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.MemoryState;
import veridian.ipc.spec.SpecState;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;

/**
 * A call's arguments in a kernel's ids, with frames in its own: also for frames that no answer has named, which are free or a
 * region's, those that stand for them. A kernel that forgets whose a frame is must be given one that is somebody's.
 */
final class FrameArguments {

    private final Binding binding;
    private final MemoryState spec;
    private final KernelState.Memory kernel;
    private final int framesPerNode;

    private FrameArguments(Binding binding, MemoryState spec, KernelState.Memory kernel, Limits limits) {
        this.binding = binding;
        this.spec = spec;
        this.kernel = kernel;
        this.framesPerNode = limits.memory().framesPerNode();
    }

    /** The arguments of a request that is to be made where specification and kernel are in these states. */
    static List<Datum> of(Request request, Binding binding, SpecState state, Subject subject, Limits limits) {
        List<Datum> arguments = new ArrayList<>(binding.toImplementation(request.call(), request.arguments()));
        for (int i = 0; i < arguments.size(); i++) {
            if (request.call().arguments().get(i).kind() == Kind.FRAMES) {
                FrameArguments frames = new FrameArguments(binding, state.memory(), subject.state().memory(), limits);
                Datum.Numbers named = (Datum.Numbers) request.arguments().get(i);
                Datum.Numbers known = (Datum.Numbers) arguments.get(i);
                arguments.set(i, frames.translated(named.all(), known.all()));
            }
        }
        return arguments;
    }

    private Datum translated(List<Long> named, List<Long> known) {
        List<Long> frames = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            int frame = named.get(i).intValue();
            frames.add(spec.looseFrames().contains(frame) ? known.get(i) : unnamed(frame, known.get(i)));
        }
        return new Datum.Numbers(frames);
    }

    /** The same page of the same region, or a free frame of the same node; if there is none, the one that is known. */
    private long unnamed(int frame, long known) {
        for (KernelState.Region region : kernel.regions()) {
            MemoryState.Region same = spec.regions().get(binding.specRegion(region.id()));
            int page = same == null ? -1 : same.pages().indexOf(frame);
            if (page >= 0 && page < region.frames().size()) {
                return region.frames().get(page);
            }
        }
        return kernel.free().stream().filter(free -> (free - 1) / framesPerNode == (frame - 1) / framesPerNode)
            .map(Integer::longValue).findFirst().orElse(known);
    }
}
