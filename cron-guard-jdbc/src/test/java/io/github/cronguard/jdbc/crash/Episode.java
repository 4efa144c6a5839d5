package io.github.cronguard.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.GuardClock;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.jdbc.crash.Tables.StepRow;
import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Contacts, and nodes one after another that are stopped dead at given points, until one drains and all is counted. */
final class Episode {
    private static final int TRIES = 12;

    private final CrashDatabase database;
    private final String guard;
    private final Random random;
    private final Figures figures;
    private final OutsideRecord outside = new OutsideRecord();
    private final Enrollments enrollments;
    private final Tables tables;
    private final Audit audit;
    private int contacts;

    Episode(CrashDatabase database, DataSource control, String guard, Random random, Figures figures) {
        this.database = database;
        this.guard = guard;
        this.random = random;
        this.figures = figures;
        this.enrollments = control(control, guard).enrollments();
        this.tables = new Tables(control, guard);
        this.audit = new Audit(tables, outside);
    }

    /** A storage of nobody's node, on a pool that lives: for people and for the tables. */
    static JdbcStorage control(DataSource pool, String guard) {
        JdbcStorage storage = JdbcStorage.on(pool);
        storage.open(new StorageContext(
                guard,
                new Campaign(Life.unharmed(), new OutsideRecord(), step -> {}).sequences(),
                Campaign.ONCE,
                List.of(),
                Duration.ofSeconds(90),
                InitializeSchema.ALWAYS,
                "cron_",
                GuardClock.system()));
        return storage;
    }

    /** Makes the tables. */
    static void prepare(DataSource pool) {
        control(pool, "prepare");
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE outbox (step_key VARCHAR(160))");
            statement.execute("CREATE INDEX outbox_key ON outbox (step_key)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void play(List<KillPoint> points) {
        for (KillPoint point : points) {
            for (int tries = 1; !crash(point, tries); tries++) {
                assertThat(tries)
                        .as("runs that did not come by: %s", point.words())
                        .isLessThan(TRIES);
            }
        }
        drain();
        audit.atTheEnd(figures);
    }

    /** One run, which dies if it comes by the point often enough. */
    private boolean crash(KillPoint point, int tries) {
        enroll(tries == 1 ? random.nextInt(4) : 10);
        tables.addAnOldKey();
        int workers = random.nextInt(3) == 0 ? 2 + random.nextInt(3) : 1;
        int pass = tries > 3 ? 1 : 1 + random.nextInt(point.passes());
        Node node = new Node(database, guard, Life.endingAt(point, pass), workers, outside);
        long fence = tables.fence();
        node.run();
        figures.run();
        node.end();
        if (!node.isDead()) {
            assertThat(tables.running()).isZero();
            return false;
        }
        audit.behindACrash();
        int inDoubt = tables.steps(
                        " AND state = 'CLAIMED' AND sequence_key = '" + Campaign.ONCE + "' AND claim_fence > " + fence)
                .size();
        assertThat(inDoubt)
                .as("in doubt behind a node killed %s", point.words())
                .isBetween(0, Math.max(16, 3 * workers));
        figures.crash(point, inDoubt);
        tables.expire();
        if (random.nextInt(4) == 0) {
            survive();
            decide();
        }
        return true;
    }

    /** A run that comes to its end: it ends the runs of the dead, and takes over what they had claimed. */
    private void survive() {
        Node next = new Node(database, guard, Life.unharmed(), 1, outside);
        RunOutcome outcome = next.run();
        figures.run();
        next.end();
        assertThat(outcome).isInstanceOf(RunOutcome.Ran.class);
        assertThat(tables.running()).as("runs that are not ended").isZero();
        assertThat(tables.steps(" AND state = 'CLAIMED'")).isEmpty();
        audit.sofar();
    }

    private void drain() {
        survive(); // also where nothing is left to do: the last one's run has to be ended
        for (int round = 0; tables.goingOn() > 0; round++) {
            assertThat(round).as("rounds to drain %s", tables.open()).isLessThan(20);
            decide();
            survive();
        }
        assertThat(tables.open()).isEmpty();
    }

    /** A person looks into the outside record, and says what is true. */
    private void decide() {
        for (StepRow step : tables.uncertain()) {
            assertThat(
                            outside.times(step.key()) > 0
                                    ? enrollments.confirmSent(step.key())
                                    : enrollments.sendAgain(step.key()))
                    .isTrue();
        }
    }

    private void enroll(int count) {
        for (String sequence : Campaign.KEYS) {
            enrollments.enrollAll(
                    sequence,
                    IntStream.range(contacts, contacts + count)
                            .mapToObj(i -> Contact.of("user-" + i + "@example.test"))
                            .toList());
        }
        contacts += count;
        audit.enrolled(contacts);
    }
}
