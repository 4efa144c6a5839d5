package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class SchemaIT {
    @RegisterExtension
    private final TestDatabase database;

    SchemaIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void twoNodesThatStartAtOnceBothSucceed() throws Exception {
        DataSource pool = database.pool(8);
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Running>> started = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                started.add(nodes.submit(() -> {
                    start.await(60, TimeUnit.SECONDS);
                    return Running.on(pool);
                }));
            }
            for (Future<Running> node : started) {
                assertThat(node.get(60, TimeUnit.SECONDS).storage().now()).isNotNull();
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void saysWhichTablesAreMissingAndWhatToDo() {
        DataSource pool = database.pool(2);
        JdbcStorage storage = JdbcStorage.on(pool);
        String file = "io/github/cronguard/jdbc/schema/" + database.kind().schema() + ".sql";
        assertThatIllegalStateException()
                .isThrownBy(() -> storage.open(Contexts.schema(InitializeSchema.NEVER, "cron_")))
                .withMessageContainingAll("cron_locks", "cron_steps", file, "CRON_GUARD_INITIALIZE_SCHEMA");
        storage.open(Contexts.schema(InitializeSchema.ALWAYS, "cron_"));
        TestDatabase.execute(pool, "DROP TABLE cron_keys");
        assertThatIllegalStateException()
                .isThrownBy(() -> storage.open(Contexts.schema(InitializeSchema.NEVER, "cron_")))
                .withMessageContaining("no table cron_keys.");
    }

    @Test
    void makesTheTablesOfAnEmbeddedDatabaseOnly() {
        JdbcStorage storage = JdbcStorage.on(database.pool(2));
        if (database.kind().isServer()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> storage.open(Contexts.schema(InitializeSchema.EMBEDDED, "cron_")));
        } else {
            storage.open(Contexts.schema(InitializeSchema.EMBEDDED, "cron_"));
            assertThat(storage.health().lastRun()).isNull();
        }
    }

    @Test
    void putsThePrefixInFrontOfEveryName() {
        DataSource pool = database.pool(3);
        JdbcStorage storage = JdbcStorage.on(pool);
        storage.open(Contexts.schema(InitializeSchema.ALWAYS, "my_"));
        assertThat(new Running(storage).enroll("outreach", 2)).isEqualTo(2);
        TestDatabase.execute(pool, "SELECT 1 FROM my_steps");
        JdbcStorage another = JdbcStorage.on(pool);
        another.open(Contexts.schema(InitializeSchema.ALWAYS, "cron_"));
        assertThat(another.enrollments().count("outreach")).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcStorage.on(pool).open(Contexts.schema(InitializeSchema.ALWAYS, "x; --")));
    }
}
