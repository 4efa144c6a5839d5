package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class RunOrderIT {
    @RegisterExtension
    private final TestDatabase database;

    RunOrderIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void pagesMissNoRunThatStartedWhileTheDatabasesClockWasSetBack() {
        DataSource pool = database.pool(4);
        Running running = Running.on(pool);
        List<RunId> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            try (Lease lease = running.acquire()) {
                ids.add(running.start(lease));
            }
        }
        for (RunId id : ids.subList(2, 4)) {
            String setBack = database.kind().back("started_at", Duration.ofHours(1));
            TestDatabase.execute(pool, "UPDATE cron_runs SET started_at = " + setBack + " WHERE id = " + id);
        }
        RunHistory history = running.storage().runHistory();
        List<RunId> seen = new ArrayList<>();
        RunQuery next = RunQuery.newest(1);
        for (int i = 0; i < 4; i++) {
            seen.add(history.page(next).get(0).id());
            next = next.before(seen.get(i));
        }
        assertThat(history.page(next)).isEmpty();
        assertThat(seen).containsExactly(ids.get(1), ids.get(0), ids.get(3), ids.get(2));
        assertThat(history.page(RunQuery.newest(2).after(ids.get(2))))
                .extracting(RunRecord::id)
                .containsExactly(ids.get(0), ids.get(3));
        assertThat(history.page(RunQuery.newest(2).after(ids.get(1)))).isEmpty();
        assertThat(history.last().map(RunRecord::id)).contains(ids.get(3));
        assertThat(running.storage().health().lastRun())
                .isNotNull()
                .extracting(RunRecord::id)
                .isEqualTo(ids.get(3));
    }
}
