package io.github.cronguard.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where an empty database is, for connections without a pool. */
public record TestUrl(DatabaseKind kind, String url) {
    public static TestUrl on(DatabaseKind kind) {
        return new TestUrl(kind, new TestDatabase(kind, true).newUrl());
    }

    /** The same database by another address or with other options. */
    public TestUrl with(String other) {
        return new TestUrl(kind, other);
    }

    public Connection open() throws SQLException {
        return kind.user().isEmpty()
                ? DriverManager.getConnection(url)
                : DriverManager.getConnection(url, kind.user().get(), "");
    }
}
