package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One demo that lives and dies many times, with contacts and triggers that go on. */
final class KilledDemo {
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final int CONTACTS = 30;
    /** Every so many lives one ends at any time at all, perhaps before it was ready. */
    private static final int BLIND = 5;

    private final Path folder;
    private final Map<String, String> settings;
    private final Random random;
    private int lives;
    private int enrolled;

    KilledDemo(Path folder, Map<String, String> settings, Random random) {
        this.folder = folder;
        this.settings = settings;
        this.random = random;
    }

    /** Starts, enrolls, triggers until the first run begins, and is killed some time later. */
    void runAndDie() throws Exception {
        lives++;
        if (lives % BLIND == 0) {
            try (DemoProcess demo = DemoProcess.launch(folder, settings)) {
                killIn(random.nextInt(4_000), demo);
            }
            return;
        }
        try (DemoProcess demo = DemoProcess.start(folder, settings);
                Triggers triggers = Triggers.every(EVERY)) {
            demo.enroll(CONTACTS);
            enrolled += CONTACTS;
            triggers.to(demo);
            awaitRuns(triggers, 1);
            killIn(random.nextInt(900), demo);
        }
    }

    private static void killIn(int millis, DemoProcess demo) throws Exception {
        ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
        try {
            Callable<Integer> kill = () -> {
                demo.kill();
                return demo.exit();
            };
            assertThat(killer.schedule(kill, millis, TimeUnit.MILLISECONDS).get())
                    .isEqualTo(137);
        } finally {
            killer.shutdownNow();
        }
    }

    private static void awaitRuns(Triggers triggers, int runs) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> triggers.runs() >= runs);
    }

    /** Starts once more, sends everything, and ends in order. */
    void runToTheEnd(SmtpRecord smtp) throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder, settings);
                Triggers triggers = Triggers.every(EVERY).to(demo)) {
            Drain.await(smtp, triggers);
            demo.terminate();
            assertThat(demo.exit()).isIn(0, 143);
        }
    }

    /** How many contacts the demo has answered for. */
    int enrolled() {
        return enrolled;
    }
}
