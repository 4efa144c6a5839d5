package io.github.cronguard.demo.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a demo has stored: on disk to be read when it has ended. */
record DemoTables(String url, String user) {

    private static final String FILE = "cron-guard.mv.db";

    static DemoTables onDisk(Path folder) {
        return in(folder.resolve("data"));
    }

    /** As they are on disk now; the file itself is left as a killed process has left it. */
    static DemoTables copyOf(Path folder) throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy");
        Files.copy(folder.resolve("data").resolve(FILE), copy.resolve(FILE));
        return in(copy);
    }

    private static DemoTables in(Path data) {
        return new DemoTables("jdbc:h2:file:" + data.toAbsolutePath().resolve("cron-guard") + ";IFEXISTS=TRUE", "");
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }

    /** The rows of a query, columns separated by one blank. */
    List<String> rows(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : " ").append(result.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }

    /** Everything in every table of the library. */
    String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        List<String> tables = rows("SELECT table_name FROM information_schema.tables"
                + " WHERE LOWER(table_name) LIKE 'cron%' ORDER BY table_name");
        for (String table : tables) {
            all.append(table).append('\n');
            rows("SELECT * FROM " + table).forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }
}
