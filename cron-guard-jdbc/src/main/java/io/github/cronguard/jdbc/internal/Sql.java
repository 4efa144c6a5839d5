package io.github.cronguard.jdbc.internal;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of statements. Fills a template in: a table as {@code {steps}}, the time as {@code {now}}, and the time and a
 * parameter's microseconds as {@code {now+delay}}.
 */
public final class Sql {
    static final Set<String> TABLES = Set.of(
            "locks",
            "runs",
            "refusals",
            "tasks",
            "keys",
            "rate_limits",
            "enrollments",
            "steps",
            "pauses",
            "audit",
            "alerts");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?:\\+(\\w+))?}");

    private final Dialect dialect;
    private final String prefix;

    Sql(Dialect dialect, String prefix) {
        this.dialect = dialect;
        this.prefix = prefix;
    }

    String fill(String template) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(fill(place.group(1), place.group(2))));
    }

    private String fill(String name, @Nullable String parameter) {
        if (name.equals("now")) {
            return parameter == null ? dialect.now() : dialect.nowPlus(":" + parameter);
        }
        if (name.equals("lock")) {
            return dialect.rowLock();
        }
        if (name.equals("share")) {
            return dialect.sharedRowLock();
        }
        return table(name);
    }

    String table(String name) {
        if (!TABLES.contains(name)) {
            throw new IllegalArgumentException("No such table: " + name);
        }
        return prefix + name;
    }

    /**
     * The end of a query whose rows it locks, but for those that others have locked.
     *
     * @return behind a bounded query of {@code t.id}, where {@link #returnsChanged}
     */
    public String skipLocked() {
        return dialect.skipLocked();
    }

    /**
     * Whether several transactions may keep a row from changing at once, by {@code {share}}.
     *
     * @return false if that locks the row exclusively
     */
    public boolean sharesRows() {
        return !dialect.sharedRowLock().equals(dialect.rowLock());
    }

    /**
     * A statement that inserts a row unless its key is there.
     *
     * @param table e.g. {@code steps}
     * @param columns with commas
     * @param values template, with commas
     * @param key template of the condition that finds a row with the same key
     * @return a statement that changes one row or none
     */
    public String insertIfAbsent(String table, String columns, String values, String key) {
        return dialect.insertIfAbsent(table(table), columns, fill(values), fill(key), "");
    }

    /**
     * The ids of some rows.
     *
     * @param ids at least one
     * @return for a condition
     */
    public RowIds rowIds(Collection<Long> ids) {
        return dialect.rowIds(ids);
    }

    /**
     * Whether an UPDATE answers what it changed.
     *
     * @return true if it may end with RETURNING and stand in a WITH
     */
    public boolean returnsChanged() {
        return dialect.returnsChanged();
    }

    /**
     * A text in which letters of either case are the same.
     *
     * @param text an expression
     * @return an expression; its ASCII letters are small ones, and in some databases others too
     */
    public String inOneCase(String text) {
        return dialect.inOneCase(text);
    }

    /** The names in the files begin with the default prefix, so that they can be copied as they are. */
    String schema(String script) {
        return script.replaceAll("\\bcron_(?=\\w)", Matcher.quoteReplacement(prefix));
    }
}
