package veridian.ipc.oracle.testee;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.Profile;

/** An implementation in this JVM. */
public final class LocalTestee implements Testee {

    private final Profile profile;
    private final Supplier<Implementation> kernels;
    private final Queue<Outcome> answers = new ArrayDeque<>();
    private Implementation kernel;

    /** Starts with a new kernel. */
    public LocalTestee(Profile profile, Supplier<Implementation> kernels) {
        this.profile = profile;
        this.kernels = kernels;
        this.kernel = kernels.get();
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public void ask(Call call, List<Datum> arguments) {
        answers.add(kernel.call(call, arguments));
    }

    @Override
    public void askReset() {
        kernel = kernels.get();
    }

    @Override
    public Outcome answer() {
        return answers.remove();
    }

    @Override
    public void reset() {
        answers.clear();
        kernel = kernels.get();
    }

    @Override
    public void finish() {
        answers.clear();
    }

    @Override
    public void close() {
        answers.clear();
    }
}
