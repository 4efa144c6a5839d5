package io.github.cronguard.jdbc.crash;

/**
 * Where a proxy cuts a connection.
 *
 * @param when beside the statement
 * @param sql how the statement begins
 */
record Cut(When when, String sql) {
    enum When {
        /** The statement does not reach the server. */
        BEFORE,
        /** It has reached it, and its answer was read, but not passed on. */
        BEHIND
    }

    static Cut commit(When when) {
        return new Cut(when, "COMMIT");
    }

    boolean meets(String statement) {
        return statement.startsWith(sql);
    }
}
