package io.github.cronguard.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How PostgreSQL answered a query.
 *
 * @param sql the query
 * @param text of EXPLAIN ANALYZE
 */
record Plan(String sql, String text) {
    private static final Pattern ROWS =
            Pattern.compile("actual rows=([0-9.]+) loops=(\\d+)|Rows Removed by [A-Za-z ]+: (\\d+)");

    /** The most rows that one node of the plan touched, also those that it threw away. */
    long mostRows() {
        long most = 0;
        Matcher rows = ROWS.matcher(text);
        while (rows.find()) {
            double touched = rows.group(3) == null
                    ? Double.parseDouble(rows.group(1)) * Long.parseLong(rows.group(2))
                    : Long.parseLong(rows.group(3));
            most = Math.max(most, Math.round(touched));
        }
        return most;
    }

    @Override
    public String toString() {
        return sql + '\n' + text;
    }
}
