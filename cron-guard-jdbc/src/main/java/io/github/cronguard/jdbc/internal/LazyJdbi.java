package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/** Makes the library's object with the first statement: to load the library is a good part of an application's start. */
final class LazyJdbi {
    private final Connections connections;
    private volatile @Nullable Jdbi jdbi;

    LazyJdbi(Connections connections) {
        this.connections = connections;
    }

    Jdbi get() {
        Jdbi made = jdbi;
        if (made == null) {
            made = plain(Jdbi.create(connections)); // two threads may make one each: both are the same
            jdbi = made;
        }
        return made;
    }

    /** On a connection that is not ours: closing the handle leaves it open and its transaction untouched. */
    static Handle joining(Connection connection) {
        Jdbi joined = plain(Jdbi.create(connection));
        joined.getConfig(Handles.class).setForceEndTransactions(false);
        return joined.open();
    }

    private static Jdbi plain(Jdbi jdbi) {
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return jdbi;
    }
}
