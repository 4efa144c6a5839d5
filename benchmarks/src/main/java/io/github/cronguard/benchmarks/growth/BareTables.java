package io.github.cronguard.benchmarks.growth;

import io.github.cronguard.benchmarks.drain.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Tables of steps that are without all indexes but their primary keys while millions of rows are put into them. */
final class BareTables {
    private static final String INDEXES =
            "WITH ours AS (SELECT unnest(ARRAY['{steps}', '{enrollments}'])::regclass AS t)"
                    + " SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),"
                    + " format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))"
                    + " FROM pg_constraint JOIN ours ON conrelid = t WHERE contype = 'u'"
                    + " UNION ALL SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)"
                    + " FROM pg_index JOIN ours ON indrelid = t WHERE NOT indisunique";

    /** Puts rows into them. */
    @FunctionalInterface
    interface Fill {
        void run() throws SQLException;
    }

    private final Tables tables;
    private final List<String> drop = new ArrayList<>();
    private final List<String> again = new ArrayList<>();

    BareTables(Tables tables) throws SQLException {
        this.tables = tables;
        again.add("SET maintenance_work_mem = '512MB'");
        try (Connection connection = tables.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(tables.sql(INDEXES))) {
            while (row.next()) {
                drop.add(row.getString(1));
                again.add(row.getString(2));
            }
        }
    }

    void fill(Fill fill) throws SQLException {
        tables.execute(drop.toArray(String[]::new));
        fill.run();
        tables.execute(again.toArray(String[]::new));
    }
}
