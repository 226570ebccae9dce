package veridian.ipc.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import veridian.ipc.spec.Aspect;
import veridian.ipc.spec.ClauseList;
import veridian.ipc.spec.ClauseRow;
import veridian.ipc.spec.SpecCheck;
import veridian.ipc.trace.Call;

/** Which clauses a deviation breaks: the table in {@code clauses.properties}; what they say: {@code spec/CLAUSES.md}. */
final class Clauses {

    private static final String RESOURCE = "clauses.properties";
    private static final String ONLY_FORBIDS = "!";

    private final Properties table = new Properties();
    private final ClauseList list = ClauseList.packaged();

    Clauses() {
        try (InputStream in = Clauses.class.getResourceAsStream(RESOURCE)) {
            table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clauses that are broken if this check of a call fails and was ignored, the most specific first. */
    List<Clause> ofFailing(Call call, SpecCheck check) {
        Set<String> ids = new LinkedHashSet<>();
        for (String id : ids("check." + check.id())) {
            ids.add(id.startsWith(ONLY_FORBIDS) ? id.substring(ONLY_FORBIDS.length()) : id);
        }
        ids.addAll(ids("call." + call.wireName()));
        return clauses(ids);
    }

    /** The clauses that are broken if these checks of a call hold and it was refused for one of them. */
    List<Clause> ofHolding(Call call, List<SpecCheck> checks) {
        Set<String> ids = new LinkedHashSet<>();
        for (SpecCheck check : checks) {
            ids.addAll(ids("check." + check.id()));
        }
        ids.removeIf(id -> id.startsWith(ONLY_FORBIDS));
        ids.addAll(ids("call." + call.wireName()));
        return clauses(ids);
    }

    /** The clauses behind a value of a call, the most specific first, then the call's own. */
    List<Clause> ofAspect(Call call, Aspect aspect) {
        Set<String> ids = new LinkedHashSet<>(ids("aspect." + aspect));
        ids.addAll(ids("call." + call.wireName()));
        return clauses(ids);
    }

    private List<String> ids(String key) {
        String value = table.getProperty(key);
        if (value == null) {
            throw new IllegalStateException(RESOURCE + " has no " + key);
        }
        return value.isBlank() ? List.of() : List.of(value.trim().split("\\s+"));
    }

    private List<Clause> clauses(Set<String> ids) {
        List<Clause> clauses = new ArrayList<>();
        for (String id : ids) {
            ClauseRow row = list.row(id);
            if (row == null) {
                throw new IllegalStateException(id + " is in " + RESOURCE + " and not in the list of clauses");
            }
            clauses.add(new Clause(id, row.text()));
        }
        return clauses;
    }

    /** All keys, for the test that finds superfluous ones. */
    Set<String> keys() {
        return table.stringPropertyNames();
    }
}
