package io.github.cronguard.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The databases that the tests run on. To add one is to add a constant. */
public enum DatabaseKind {
    H2("h2", "sa") {
        @Override
        String newUrl(String name) {
            return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        }

        @Override
        String back(String column, Duration time) {
            return column + " - INTERVAL '" + seconds(time) + "' SECOND(18, 6)";
        }
    },

    POSTGRESQL("postgresql", "postgres") {
        @Override
        String newUrl(String name) {
            return PostgresServer.newSchema(name);
        }

        @Override
        String back(String column, Duration time) {
            return column + " - INTERVAL '" + seconds(time) + "' SECOND";
        }

        @Override
        List<String> emptying(List<String> tables) {
            return List.of("TRUNCATE " + String.join(", ", tables));
        }
    },

    MARIADB("mariadb") {
        @Override
        String newUrl(String name) {
            return MariaDbServer.url().newDatabase(name);
        }
    },

    /** One that somebody has started for the tests. */
    MYSQL("mysql") {
        @Override
        boolean isThere() {
            return System.getProperty("test.mysql.url") != null;
        }

        @Override
        String newUrl(String name) {
            return new ServerUrl(System.getProperty("test.mysql.url")).newDatabase(name);
        }
    };

    private final String schema;
    private final Optional<String> user;

    DatabaseKind(String schema) {
        this.schema = schema;
        this.user = Optional.empty();
    }

    DatabaseKind(String schema, String user) {
        this.schema = schema;
        this.user = Optional.of(user);
    }

    /** The schema's file, without folder and ending. */
    String schema() {
        return schema;
    }

    /** Empty where it stands in the URL. */
    Optional<String> user() {
        return user;
    }

    boolean isThere() {
        return true;
    }

    /** Whether it is a server, to which connections can break. */
    public boolean isServer() {
        return this != H2;
    }

    abstract String newUrl(String name);

    /** A stored time as it would be if it had been written earlier. */
    String back(String column, Duration time) {
        return column + " - INTERVAL " + time.toNanos() / 1_000 + " MICROSECOND";
    }

    /** Whether its sessions have a zone by a name that it must be taught, and a clock that can be set. */
    boolean hasZonesToLearn() {
        return this == MARIADB || this == MYSQL;
    }

    /** What a session's SET has behind it. */
    String zone(ZoneId zone) {
        return (hasZonesToLearn() ? "time_zone = '" : "TIME ZONE '") + zone + "'";
    }

    /** A time in the columns' type, in digits of UTC. */
    String literal(Instant time) {
        String digits =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").format(time.atOffset(ZoneOffset.UTC));
        return hasZonesToLearn() ? "'" + digits + "'" : "TIMESTAMP WITH TIME ZONE '" + digits + "+00:00'";
    }

    List<String> emptying(List<String> tables) {
        return tables.stream().map(table -> "DELETE FROM " + table).toList();
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + "." + String.format("%06d", time.toNanosPart() / 1_000);
    }
}
