package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Halts a demo in the middle of a transaction on PostgreSQL: where a statement of it waits for a lock of the test's. */
final class FrozenTransaction {
    private final DemoTables tables;
    private final String lock;
    private final String waiting;

    /**
     * A place to halt at.
     *
     * @param tables of the demo
     * @param lock a statement that takes a lock
     * @param waiting how the demo's statement begins that waits for it
     */
    FrozenTransaction(DemoTables tables, String lock, String waiting) {
        this.tables = tables;
        this.lock = lock;
        this.waiting = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND datname = current_database() AND query LIKE '"
                + waiting.replace("'", "''") + "%'";
    }

    /** Takes the lock, lets the demo come to it, halts the demo and gives the lock back: the transaction stays open. */
    void halt(DemoProcess demo, Repeat.Action letItCome) throws Exception {
        List<String> halted;
        try (Connection connection = tables.open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lock);
            letItCome.run();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !waiting().isEmpty());
            Signals.stop(demo.handle());
            halted = waiting();
            assertThat(halted).as("transactions of the halted demo").hasSize(1);
            connection.rollback();
        }
        String open = "SELECT pid FROM pg_stat_activity WHERE state = 'idle in transaction' AND pid = ";
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !tables.rows(open + halted.get(0)).isEmpty());
    }

    private List<String> waiting() throws SQLException {
        return tables.rows(waiting);
    }
}
