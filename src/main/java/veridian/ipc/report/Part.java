package veridian.ipc.report;

import java.util.List;
import java.util.Map;

/** One kind of result: its lines in the table, its entries in the verdict file. */
interface Part {

    /** At least one, whatever was found. */
    List<Line> lines();

    /** The single results, by the name that they have in the verdict file. */
    Map<String, Object> details();

    /** The totals, by the name that they have in the summary. */
    Map<String, Object> totals();
}
