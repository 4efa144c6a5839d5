package io.github.cronguard.jdbc.internal;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills a statement's template in: a table as {@code {steps}}, the time as {@code {now}}, and the time and a parameter's
 * microseconds as {@code {now+delay}}.
 */
final class Sql {
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
        return table(name);
    }

    String table(String name) {
        if (!TABLES.contains(name)) {
            throw new IllegalArgumentException("No such table: " + name);
        }
        return prefix + name;
    }

    /** The names in the files begin with the default prefix, so that they can be copied as they are. */
    String schema(String script) {
        return script.replaceAll("\\bcron_(?=\\w)", Matcher.quoteReplacement(prefix));
    }
}
