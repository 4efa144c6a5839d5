package io.github.cronguard.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.cronguard.jdbc.DatabaseKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Nodes that are stopped dead at every point. The normal build passes each point on each database; with the system property
 * {@code cron-guard.crash.long} it is thousands. {@code cron-guard.crash.seed} repeats a failure.
 */
@Tag("crash")
class SeededCrashIT {
    private static final boolean LONG = Boolean.getBoolean("cron-guard.crash.long");
    private static final long SEED = Long.getLong("cron-guard.crash.seed", new Random().nextLong());
    private static final int EPISODE = 16;
    /** A heartbeat comes after a second at the earliest. */
    private static final int ONE_HEARTBEAT_IN = 20;

    private static Thread.UncaughtExceptionHandler before;

    /** Dead nodes fail loudly, each with many lines. */
    @BeforeAll
    static void beSilent() {
        ((Logger) LoggerFactory.getLogger("io.github.cronguard")).setLevel(Level.OFF);
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!(thrown instanceof Stopped)) {
                thrown.printStackTrace();
            }
        });
    }

    @AfterAll
    static void speakAgain() {
        ((Logger) LoggerFactory.getLogger("io.github.cronguard")).setLevel(Level.DEBUG);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void nothingIsDoneTwiceNorLostOnH2() {
        crash(DatabaseKind.H2, LONG ? scaled(5_500) : 0);
    }

    @Test
    void nothingIsDoneTwiceNorLostOnPostgres() {
        crash(DatabaseKind.POSTGRESQL, LONG ? scaled(400) : 0);
    }

    @Test
    void nothingIsDoneTwiceNorLostOnMariaDb() {
        crash(DatabaseKind.MARIADB, LONG ? scaled(100) : 0);
    }

    /** So that it can be shorter while one works on it. */
    private static int scaled(int crashes) {
        return crashes * Integer.getInteger("cron-guard.crash.percent", 100) / 100;
    }

    private static void crash(DatabaseKind kind, int atRandom) {
        CrashDatabase database = new CrashDatabase(kind);
        Random random = new Random(SEED + kind.name().hashCode());
        Figures figures = new Figures();
        List<KillPoint> points = plan(random, atRandom);
        MortalDataSource control = new MortalDataSource(database, Life.unharmed());
        Episode.prepare(control);
        for (int from = 0; from < points.size(); from += EPISODE) {
            String guard = kind + "-" + from;
            try {
                new Episode(database, control, guard, new Random(random.nextLong()), figures)
                        .play(points.subList(from, Math.min(from + EPISODE, points.size())));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("cron-guard.crash.seed=" + SEED + ", episode " + guard, e);
            }
        }
        System.out.println(figures.table("Nodes stopped dead on " + kind + ", seed " + SEED));
        assertThat(KillPoint.values()).allMatch(point -> figures.crashes(point) > 0);
        assertThat(figures.crashes()).isEqualTo(points.size());
    }

    /** Each point once, and then at random. */
    private static List<KillPoint> plan(Random random, int atRandom) {
        List<KillPoint> all = List.of(KillPoint.values());
        List<KillPoint> points = new ArrayList<>(all);
        Collections.shuffle(points, random);
        IntStream.range(0, atRandom).forEach(i -> {
            KillPoint point = all.get(random.nextInt(all.size()));
            boolean slow = point == KillPoint.IN_HEARTBEAT && random.nextInt(ONE_HEARTBEAT_IN) > 0;
            points.add(slow ? KillPoint.BEFORE_CLAIM_COMMIT : point);
        });
        return points;
    }
}
