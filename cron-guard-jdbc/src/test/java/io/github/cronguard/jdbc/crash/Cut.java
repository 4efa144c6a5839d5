package io.github.cronguard.jdbc.crash;

import java.util.List;

/**
 * Where a proxy cuts a connection.
 *
 * @param when beside the statement
 * @param beginnings how the statement begins, one of them
 */
record Cut(When when, List<String> beginnings) {
    enum When {
        /** The statement does not reach the server. */
        BEFORE,
        /** It has reached it, and its answer was read, but not passed on. */
        BEHIND
    }

    static Cut commit(When when) {
        return at(when, "COMMIT");
    }

    static Cut at(When when, String... beginnings) {
        return new Cut(when, List.of(beginnings));
    }

    boolean meets(String statement) {
        return beginnings.stream().anyMatch(statement::startsWith);
    }
}
