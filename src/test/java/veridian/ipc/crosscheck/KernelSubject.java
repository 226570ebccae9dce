package veridian.ipc.crosscheck;

import java.util.List;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.KernelAbstraction;
import veridian.ipc.kernel.KernelSnapshot;
import veridian.ipc.kernel.KernelState;
import veridian.ipc.kernel.QueuePositions;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** The verified kernel; or, in a {@link PatchedKernel}, a faulty copy of it. */
public final class KernelSubject implements Subject {

    private final IpcSystem kernel;
    private final ReferenceImplementation calls;
    private KernelSnapshot mark;

    /** A new kernel; so that rings wrap around in short runs too, some of its empty queues begin at their last place. */
    public KernelSubject(Limits limits) {
        kernel = IpcSystem.create(limits.kernel());
        QueuePositions.atLastPlaceInOddSlots(kernel);
        calls = new ReferenceImplementation(kernel);
    }

    @Override
    public Outcome call(Call call, List<Datum> arguments) {
        return calls.call(call, arguments);
    }

    @Override
    public KernelState state() {
        return KernelAbstraction.of(kernel);
    }

    @Override
    public void mark() {
        mark = KernelSnapshot.of(kernel);
    }

    @Override
    public boolean isAtMark() {
        return mark.isStateOf(kernel);
    }

    @Override
    public void goBack() {
        mark.restore(kernel);
    }
}
