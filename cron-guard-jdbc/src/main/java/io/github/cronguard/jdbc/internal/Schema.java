package io.github.cronguard.jdbc.internal;

import io.github.cronguard.jdbc.internal.Dialect.Failure;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.MetaData;

/** Makes the tables, or looks whether they are there. */
public final class Schema {
    /** More than there are statements in a file: each lost race with another node means that one of them is done. */
    private static final int ATTEMPTS = 64;

    private final Database database;
    private final String file;

    /**
     * Reads nothing yet.
     *
     * @param database whose tables
     */
    public Schema(Database database) {
        this.database = database;
        this.file = "schema/" + database.dialect().name() + ".sql";
    }

    /**
     * Makes the tables if the setting says so, and looks whether all are there. Two nodes may do so at once.
     *
     * @param setting what to do
     * @throws IllegalStateException if one is missing; the message says which, and what to do
     */
    public void open(InitializeSchema setting) {
        List<String> missing = missing();
        if (!missing.isEmpty() && makes(setting)) {
            create();
            missing = missing();
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The database has no table " + String.join(", ", missing)
                    + ". Run io/github/cronguard/jdbc/" + file + " (it lies in the cron-guard-jdbc jar) as a migration,"
                    + " or set CRON_GUARD_INITIALIZE_SCHEMA=always (cron-guard.initialize-schema) to have the tables made"
                    + " at start; it is " + setting.name().toLowerCase(Locale.ROOT) + " now.");
        }
    }

    private boolean makes(InitializeSchema setting) {
        return switch (setting) {
            case ALWAYS -> true;
            case NEVER -> false;
            case EMBEDDED -> database.run(this::isEmbedded);
        };
    }

    private boolean isEmbedded(Handle handle) {
        MetaData.MetaDataValueProvider<String> url = DatabaseMetaData::getURL;
        return database.dialect().isEmbedded(handle.queryMetadata(url));
    }

    private void create() {
        String script = database.schema(script());
        for (int attempt = 1; ; attempt++) {
            try {
                database.inTransactionOnce(handle -> handle.createScript(script).execute());
                return;
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<String> missing() {
        List<String> names = Sql.TABLES.stream()
                .sorted()
                .map(table -> database.sql("{" + table + "}"))
                .toList();
        return database.connections().plainly(connection -> {
            Set<String> known = known(connection, names);
            // Asked first, because databases log failed statements.
            boolean all = names.stream().map(Schema::plain).allMatch(known::contains);
            if (all && isReadable(connection, String.join(" WHERE 1 = 0 UNION ALL SELECT 1 FROM ", names))) {
                return List.of();
            }
            List<String> missing = new ArrayList<>();
            for (String name : names) {
                if (!known.contains(plain(name)) || !isReadable(connection, name)) {
                    missing.add(name);
                }
            }
            return missing;
        });
    }

    /** Those that any schema has. */
    private static Set<String> known(Connection connection, List<String> names) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String prefix = names.stream()
                .map(Schema::withoutSchema)
                .reduce(Schema::commonPrefix)
                .orElse("");
        String stored = stored(metaData, prefix);
        try (ResultSet tables = metaData.getTables(null, null, stored + "%", null)) {
            Set<String> known = new HashSet<>();
            while (tables.next()) {
                known.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
            return known;
        }
    }

    private static String stored(DatabaseMetaData metaData, String name) throws SQLException {
        if (metaData.storesUpperCaseIdentifiers()) {
            return name.toUpperCase(Locale.ROOT);
        }
        return metaData.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name;
    }

    private static String withoutSchema(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String plain(String name) {
        return withoutSchema(name).toLowerCase(Locale.ROOT);
    }

    private static String commonPrefix(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return a.substring(0, length);
    }

    /** Whether our statements find it, in the schema that they look at. */
    private boolean isReadable(Connection connection, String from) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1 FROM " + from + " WHERE 1 = 0").close();
            return true;
        } catch (SQLException e) {
            if (database.meaningOf(e) != Failure.MISSING_TABLE) {
                throw e;
            }
            return false;
        }
    }

    private String script() {
        try (InputStream in = Database.class.getResourceAsStream("/io/github/cronguard/jdbc/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The jar of cron-guard-jdbc has no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
