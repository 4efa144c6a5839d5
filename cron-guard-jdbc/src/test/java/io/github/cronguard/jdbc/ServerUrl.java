package io.github.cronguard.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The URL of a MariaDB or MySQL server, for a user who may make databases.
 *
 * @param url with a slash behind the address, and user and password behind that
 */
record ServerUrl(String url) {
    /** Makes an empty database, also where an earlier run has left one of that name. */
    String newDatabase(String name) {
        String database = "cron_guard_" + name;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database);
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return of(database);
    }

    private String of(String database) {
        int options = url.indexOf('?');
        String address = options < 0 ? url : url.substring(0, options);
        return address + database + (options < 0 ? "" : url.substring(options));
    }
}
