package veridian.ipc.oracle.run;

import java.util.EnumSet;
import java.util.List;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.oracle.testee.LocalTestee;
import veridian.ipc.oracle.testee.Testee;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.Profile;

/** The reference kernel in this JVM, with a fault. */
public final class SampleTestee {

    private SampleTestee() {
    }

    /** What a kernel makes of the right answer. */
    public interface Fault {

        /** It makes nothing of it. */
        Fault NONE = (call, arguments, right) -> right;

        /** What it answers instead. */
        Outcome of(Call call, List<Datum> arguments, Outcome right);
    }

    /** A testee with new kernels that have this fault; {@code reset}: it says that it can start over. */
    public static Testee of(String name, Limits limits, boolean reset, Fault fault) {
        Profile profile = new Profile(name, EnumSet.of(Group.CORE, Group.CHANNEL), List.of("chanel"), limits, reset);
        return new LocalTestee(profile, () -> {
            Implementation kernel = new ReferenceImplementation(IpcSystem.create(limits.kernel()));
            return (call, arguments) -> fault.of(call, arguments, kernel.call(call, arguments));
        });
    }
}
