package veridian.ipc.oracle.suite;

import java.io.IOException;
import java.io.OutputStream;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.TraceHeader;
import veridian.ipc.trace.TraceWriter;

/** Scripts as traces: what the specification answers, with ids 1, 2, 3, ... in the order in which they are issued. */
public final class Vectors {

    private final SpecOracle oracle;

    /** For scripts under these limits. */
    public Vectors(SpecOracle oracle) {
        this.oracle = oracle;
    }

    /** Writes the script with what each call must answer. */
    public void write(Script script, OutputStream out) throws IOException {
        SpecKernel kernel = new SpecKernel(oracle);
        String name = script.suite() + "/" + script.name() + (script.about().isEmpty() ? "" : ": " + script.about());
        try (TraceWriter writer = new TraceWriter(out, new TraceHeader(oracle.limits(), "the specification, " + name))) {
            long number = 0;
            for (Step step : script.steps()) {
                number++;
                Outcome outcome = kernel.call(step.call(), step.arguments());
                writer.write(new Event(number, step.call(), step.arguments(), outcome));
            }
        }
    }
}
