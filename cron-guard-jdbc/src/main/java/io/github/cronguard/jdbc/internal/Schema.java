package io.github.cronguard.jdbc.internal;

import io.github.cronguard.jdbc.internal.Dialect.Failure;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        List<String> missing = new ArrayList<>();
        for (String table : Sql.TABLES.stream().sorted().toList()) {
            String name = database.sql("{" + table + "}");
            if (!database.run(handle -> isKnown(handle, name)) || !isReadable(name)) {
                missing.add(name);
            }
        }
        return missing;
    }

    /** Whether any schema has such a table. It is asked first because databases log failed statements. */
    private static boolean isKnown(Handle handle, String name) {
        String plain = name.substring(name.lastIndexOf('.') + 1);
        MetaData.MetaDataValueProvider<Boolean> known = metaData -> {
            String stored = metaData.storesUpperCaseIdentifiers() ? plain.toUpperCase(Locale.ROOT) : plain;
            try (ResultSet tables = metaData.getTables(null, null, stored, null)) {
                return tables.next();
            }
        };
        return handle.queryMetadata(known);
    }

    /** Whether our statements find it, in the schema that they look at. */
    private boolean isReadable(String name) {
        try {
            database.run(handle -> handle.createQuery("SELECT 1 FROM " + name + " WHERE 1 = 0")
                    .mapTo(Integer.class)
                    .list());
            return true;
        } catch (JdbiException e) {
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
