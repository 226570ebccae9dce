package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Traces;

class TraceCheckTest {

    private static final String OTHER = Traces.HEADER.replaceFirst("\"maxProcesses\":\\d+", "\"maxProcesses\":3");

    /** Loading takes a second. */
    @Test
    void theSpecificationIsLoadedAnewOnlyForOtherLimits() {
        List<Limits> loaded = new ArrayList<>();
        TraceCheck check = new TraceCheck(limits -> {
            loaded.add(limits);
            return LoadedOracles.of(limits);
        });
        for (String header : List.of(Traces.HEADER, Traces.HEADER, OTHER, OTHER)) {
            assertEquals(new FileVerdict.Conforms(0),
                check.check(new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8)), "trace"));
        }
        assertEquals(2, loaded.size(), loaded.toString());
    }
}
