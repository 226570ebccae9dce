package veridian.ipc.report;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The section "Not proved" of {@code proofs/TRUSTED.md}: its list items, each with what it is about, as code, in front.
 *
 * @param items an obligation's id; or a method, {@code Class.method(types)}, or a class, {@code Class.*}, for all obligations of it
 */
public record NotProved(Set<String> items) {

    private static final Pattern ITEM = Pattern.compile("(?m)^- `([^`]+)`");

    /** Keeps a copy. */
    public NotProved {
        items = Set.copyOf(items);
    }

    /** What the text of {@code TRUSTED.md} lists. */
    public static NotProved in(String trusted) {
        String section = trusted.substring(trusted.indexOf("## Not proved"));
        return new NotProved(ITEM.matcher(section).results().map(item -> item.group(1)).collect(Collectors.toSet()));
    }

    /** Whether an item is about this obligation. */
    public boolean admits(String id) {
        return items.contains(id) || items.contains(id.substring(0, id.indexOf('#')))
            || items.contains(id.substring(0, id.indexOf('.')) + ".*");
    }

    /** Items that are about none of these obligations. */
    public List<String> idle(Collection<String> ids) {
        Set<String> idle = new TreeSet<>(items);
        for (String id : ids) {
            idle.remove(id);
            idle.remove(id.substring(0, id.indexOf('#')));
            idle.remove(id.substring(0, id.indexOf('.')) + ".*");
        }
        return List.copyOf(idle);
    }
}
