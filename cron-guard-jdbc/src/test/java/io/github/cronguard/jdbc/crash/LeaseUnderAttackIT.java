package io.github.cronguard.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.GuardClock;
import io.github.cronguard.RunCounts;
import io.github.cronguard.jdbc.DatabaseKind;
import io.github.cronguard.jdbc.OnEveryDatabase;
import io.github.cronguard.jdbc.TestDatabase;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.To;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class LeaseUnderAttackIT {
    private static final int CONNECTIONS = 5;

    @RegisterExtension
    private final TestDatabase database;

    private HikariDataSource pool;
    private Holder holder;
    private Rows rows;

    LeaseUnderAttackIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        pool = database.pool(CONNECTIONS);
        holder = Holder.on(pool);
        rows = new Rows(pool);
    }

    /** The lease has run out by the database's clock. */
    private Lease taken() {
        rows.change("UPDATE cron_locks SET expires_at = acquired_at");
        return holder.acquire();
    }

    /** A clock that is wrong by hours, and whose ticker is right. */
    private static GuardClock wrongBy(Duration time) {
        GuardClock right = GuardClock.system();
        return new GuardClock() {
            @Override
            public Instant instant() {
                return right.instant().plus(time);
            }

            @Override
            public long nanoTime() {
                return right.nanoTime();
            }
        };
    }

    @Test
    void aFenceNeverRepeatsThoughTheLocksRowWasDeleted() {
        List<Long> fences = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Lease lease = holder.acquire();
            fences.add(lease.fence());
            holder.start(lease);
            rows.change("DELETE FROM cron_locks");
            assertThat(lease.extend(Holder.TTL)).isFalse();
        }
        assertThat(fences).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aRowThatFellBehindItsRunsGoesOnAboveThem() {
        holder.start(holder.acquire());
        holder.start(taken());
        rows.change("UPDATE cron_locks SET fence = 1");
        assertThat(taken().fence()).isEqualTo(3);
    }

    @Test
    void aClockThatIsHoursWrongDecidesNothing() {
        for (Duration wrong : List.of(Duration.ofHours(5), Duration.ofHours(-5))) {
            Holder liar = Holder.on(pool, wrongBy(wrong), Holder.TTL);
            Lease live = holder.acquire();
            assertThat(liar.tryAcquire()).isEmpty();
            live.close();
            Lease dead = liar.acquire();
            Lease next = taken();
            assertThat(dead.extend(Holder.TTL)).isFalse();
            assertThat(next.extend(Holder.TTL)).isTrue();
            next.close();
        }
    }

    @Test
    void aPoolThatTheHostHasExhaustedDoesNotCostTheLease() throws Exception {
        Lease lease = holder.acquire();
        List<Connection> hosts = new ArrayList<>();
        while (hosts.size() < CONNECTIONS - 1) {
            hosts.add(pool.getConnection());
        }
        // One more waits for whatever is given back to the pool.
        FutureTask<Connection> waiting = new FutureTask<>(pool::getConnection);
        new Thread(waiting).start();
        Awaitility.await()
                .until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1 || waiting.isDone());
        for (int i = 0; i < 3; i++) {
            assertThat(lease.extend(Holder.TTL)).isTrue();
        }
        assertThat(waiting.isDone()).isFalse();
        for (Connection host : hosts) {
            host.close();
        }
        waiting.get().close();
        lease.close();
        assertThat(holder.tryAcquire()).isPresent();
    }

    @Test
    void aHeartbeatsBrokenConnectionIsReplaced() {
        assumeTrue(database.kind().isServer());
        Lease lease = holder.acquire();
        for (int i = 0; i < 2; i++) {
            killTheOthers();
            assertThat(lease.extend(Holder.TTL)).isTrue();
        }
        killTheOthers();
        lease.close();
        assertThat(holder.tryAcquire()).isPresent();
    }

    /** All connections of this pool but the one that says so. */
    private void killTheOthers() {
        if (database.kind() == DatabaseKind.POSTGRESQL) {
            rows.of("SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a WHERE a.pid <> pg_backend_pid()"
                    + " AND a.backend_type = 'client backend' AND a.state = 'idle'");
        } else {
            rows.of("SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID()"
                            + " AND db = DATABASE()")
                    .forEach(id -> rows.change("KILL " + id));
        }
    }

    @Test
    void whatAnOldHolderWritesLateChangesNothing() {
        holder.enroll(Holder.MAILS, 3);
        Lease old = holder.acquire();
        RunId run = holder.start(old);
        Claim claim = holder.claim(old, 2);
        Lease present = taken();
        assertThat(holder.storage().runRecorder().closeOld(present)).isEqualTo(1);
        assertThat(holder.storage().stepSource().takeOver(present)).isEqualTo(2);

        assertThat(holder.storage()
                        .runRecorder()
                        .finish(run, new RunFinish(RunStatus.OK, Duration.ZERO, RunCounts.NONE, null, null)))
                .isFalse();
        assertThat(catchThrowable(() -> holder.claim(old, 2))).isInstanceOf(LeaseLostException.class);
        assertThat(catchThrowable(() -> holder.start(old))).isInstanceOf(LeaseLostException.class);
        assertThat(holder.storage().taskProgress().advance("task", Instant.EPOCH, old))
                .isFalse();
        assertThat(holder.storage().stepSource().stillDue(claim)).isEmpty();
        StepMark failed = new StepMark(claim.steps().get(0), To.PENDING, "no", Duration.ZERO, null);
        assertThat(holder.storage().stepSource().mark(claim, List.of(failed))).isZero();
        holder.storage().stepSource().giveBack(claim, claim.steps());
        assertThat(old.extend(Holder.TTL)).isFalse();
        old.close();

        assertThat(rows.of("SELECT status FROM cron_runs")).containsExactly("ABANDONED");
        assertThat(rows.of("SELECT state FROM cron_steps ORDER BY id"))
                .containsExactly("UNCERTAIN", "UNCERTAIN", "PENDING");
        assertThat(present.extend(Holder.TTL)).isTrue();
        assertThat(holder.tryAcquire()).isEmpty();
        // but its own late word that it was sent is true
        assertThat(holder.storage()
                        .stepSource()
                        .mark(claim, List.of(Holder.done(claim.steps().get(0)))))
                .isEqualTo(1);
    }

    @Test
    void aHolderThatIsFrozenInsideItsClaimIsThrownOut() throws SQLException {
        assumeTrue(database.kind() == DatabaseKind.POSTGRESQL || database.kind() == DatabaseKind.MARIADB);
        Duration ttl = Duration.ofSeconds(12);
        Frozen frozen = new Frozen(pool);
        Holder sleeper = Holder.on(frozen.dataSource(), GuardClock.system(), ttl);
        Lease lease = sleeper.tryAcquire(ttl).orElseThrow();
        frozen.freezeTheNextCommit();
        Thread claiming = new Thread(() -> sleeper.claim(lease, 1));
        claiming.setUncaughtExceptionHandler((thread, thrown) -> {});
        claiming.start();
        frozen.awaitFrozen();
        long since = System.nanoTime();
        // The row is locked, so that the lease cannot be moved either, before the database has ended the transaction.
        Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> {
            rows.change("UPDATE cron_locks SET expires_at = acquired_at");
            assertThat(Holder.on(pool).tryAcquire()).isPresent();
        });
        assertThat(Duration.ofNanos(System.nanoTime() - since))
                .isLessThan(ttl.dividedBy(6).plusSeconds(6));
        frozen.thaw();
    }

    @Test
    void anAcquireAnswersBusyWhileAnotherTransactionHasTheRow() throws SQLException {
        holder.acquire().close();
        try (Connection other = pool.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM cron_locks FOR UPDATE").close();
            long since = System.nanoTime();
            assertThat(holder.tryAcquire()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofMillis(3_500));
            other.rollback();
            other.setAutoCommit(true);
        }
        assertThat(holder.tryAcquire()).isPresent();
    }
}
