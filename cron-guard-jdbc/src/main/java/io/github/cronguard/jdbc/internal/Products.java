package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the databases from each other by what their drivers say. */
final class Products {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

    private Products() {}

    static Dialect dialect(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        return dialect(data.getDatabaseProductName(), data.getDatabaseProductVersion());
    }

    /** MySQL's driver says MySQL also where MariaDB answers; the server's version has its name. */
    static Dialect dialect(String product, String version) {
        boolean mariaDb = (product + version).toLowerCase(Locale.ROOT).contains("mariadb");
        return switch (mariaDb ? "MariaDB" : product) {
            case "H2" -> new H2Dialect();
            case "PostgreSQL" -> new PostgreSqlDialect();
            // SKIP LOCKED came with 10.6.
            case "MariaDB" -> atLeast("MariaDB", version, 10, 6, 0, new MariaDbDialect());
            // SKIP LOCKED came with 8.0.1, the binary collation without padding with 8.0.17.
            case "MySQL" -> atLeast("MySQL", version, 8, 0, 17, new MySqlDialect());
            default ->
                throw new IllegalStateException("JdbcStorage works on H2, PostgreSQL, MariaDB and MySQL,"
                        + " but the data source leads to " + product);
        };
    }

    private static Dialect atLeast(String product, String version, int major, int minor, int patch, Dialect dialect) {
        // Old clients would not have understood a first number beyond 5, so MariaDB put one in front of its own.
        Matcher numbers = VERSION.matcher(version.startsWith("5.5.5-") ? version.substring(6) : version);
        if (numbers.find() && number(numbers) < number(major, minor, patch)) {
            throw new IllegalStateException("JdbcStorage works on " + product + " " + major + "." + minor
                    + (patch == 0 ? "" : "." + patch) + " and later, but the data source leads to " + version);
        }
        return dialect;
    }

    private static long number(Matcher numbers) {
        String patch = numbers.group(3);
        return number(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                patch == null ? Integer.MAX_VALUE : Integer.parseInt(patch));
    }

    private static long number(int major, int minor, int patch) {
        return (major * 1_000L + minor) * 1_000L + Math.min(patch, 999);
    }
}
