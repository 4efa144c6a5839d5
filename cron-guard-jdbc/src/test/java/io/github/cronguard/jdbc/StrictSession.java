package io.github.cronguard.jdbc;

/** A host whose sessions on PostgreSQL begin with another isolation level than ours. */
final class StrictSession {
    private StrictSession() {}

    static JdbcFixture fixture(TestDatabase database) {
        return new JdbcFixture(
                database.kind(),
                database.pool(
                        database.newUrl(),
                        16,
                        "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE"));
    }
}
