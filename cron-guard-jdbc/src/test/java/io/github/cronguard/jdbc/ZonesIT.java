package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times over the changes of two zones, of which one is this machine's and the other one the session's. */
@OnEveryDatabase
class ZonesIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant YEAR = Instant.parse("2025-01-01T00:00:00Z");

    @RegisterExtension
    private final TestDatabase database;

    private final TimeZone before = TimeZone.getDefault();

    ZonesIT(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void putBack() {
        TimeZone.setDefault(before);
    }

    private String url(ZoneId machine) {
        TimeZone.setDefault(TimeZone.getTimeZone(machine));
        String url = database.newUrl();
        if (database.kind().hasZonesToLearn()) {
            ServerZones.teach(database.pool(url, 1), BERLIN, NEW_YORK);
        }
        return url;
    }

    private HikariDataSource pool(String url, ZoneId session, String more) {
        return database.pool(url, 4, "SET " + database.kind().zone(session) + more);
    }

    /** The hours around each change, where the clocks show it and where UTC shows the same digits. */
    private static List<Instant> criticalTimes() {
        TreeSet<Instant> times = new TreeSet<>();
        for (ZoneId zone : List.of(BERLIN, NEW_YORK)) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(YEAR);
            for (int i = 0; i < 2; i++, change = zone.getRules().nextTransition(change.getInstant())) {
                for (int minutes : new int[] {-60, -30, 0, 30}) {
                    Instant digits = change.getDateTimeBefore().toInstant(ZoneOffset.UTC);
                    times.add(change.getInstant().plus(minutes, ChronoUnit.MINUTES));
                    times.add(digits.plus(minutes, ChronoUnit.MINUTES).plusNanos(123_456_000));
                }
            }
        }
        return List.copyOf(times);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, America/New_York", "America/New_York, Europe/Berlin"})
    void aBoundTimeIsStoredAndComesBackAsItWas(ZoneId machine, ZoneId session) throws Exception {
        HikariDataSource pool = pool(url(machine), session, "");
        Running running = Running.on(pool);
        JdbcTaskProgress tasks = running.storage().taskProgress();
        Lease lease = running.acquire();
        for (Instant time : criticalTimes()) {
            String task = "task-" + time;
            assertThat(tasks.advance(task, time, lease)).isTrue();
            assertThat(tasks.lastSlot(task)).contains(time);
            assertThat(TestDatabase.number(
                            pool,
                            "SELECT COUNT(*) FROM cron_tasks WHERE task = '" + task + "' AND last_slot = "
                                    + database.kind().literal(time)))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, America/New_York", "America/New_York, Europe/Berlin"})
    void aStoredTimeIsReadAsItIs(ZoneId machine, ZoneId session) {
        HikariDataSource pool = pool(url(machine), session, "");
        Running running = Running.on(pool);
        running.enroll("outreach", 1);
        RunId run = running.start(running.acquire());
        for (Instant time : criticalTimes()) {
            String literal = database.kind().literal(time);
            TestDatabase.execute(
                    pool, "UPDATE cron_steps SET due_at = " + literal, "UPDATE cron_runs SET started_at = " + literal);
            assertThat(running.storage().stepSource().backlog().oldestDueAt()).isEqualTo(time);
            assertThat(running.storage().runHistory().find(run).orElseThrow().startedAt())
                    .isEqualTo(time);
        }
    }

    /** Where a session's clock can be moved: all that the database dates itself. */
    @ParameterizedTest
    @CsvSource({"Europe/Berlin, America/New_York", "America/New_York, Europe/Berlin"})
    void theDatabasesOwnTimesAreExact(ZoneId machine, ZoneId session) {
        assumeTrue(database.kind().hasZonesToLearn());
        String url = url(machine);
        List<Instant> times = criticalTimes();
        for (int i = 0; i < times.size(); i += 3) {
            Instant now = times.get(i);
            String clock = ", timestamp = " + now.getEpochSecond() + "." + String.format("%06d", now.getNano() / 1_000);
            HikariDataSource pool = pool(url, session, clock);
            Running running = Running.on(pool);
            assertThat(running.storage().now()).isEqualTo(now);
            Lease lease = running.acquire();
            assertThat(running.storage().runLock().remaining(Running.GUARD)).contains(Contexts.TTL);
            RunId run = running.start(lease);
            assertThat(running.storage().runHistory().find(run).orElseThrow().startedAt())
                    .isEqualTo(now);
            running.storage().enrollments().enroll("outreach", "contact-" + i, Map.of());
            assertThat(running.storage().stepSource().backlog().oldestDueAt()).isEqualTo(now);
            Claim claim = running.claim(lease, 10);
            assertThat(claim.steps()).extracting(Step::dueAt).containsExactly(now);
            running.storage().stepSource().mark(claim, Running.done(claim));
            assertThat(TestDatabase.number(
                            pool,
                            "SELECT COUNT(*) FROM cron_steps WHERE due_at = "
                                    + database.kind().literal(now.plus(3, ChronoUnit.DAYS))))
                    .isEqualTo(1);
            running.storage().enrollments().forget("contact-" + i);
            lease.close();
        }
    }
}
