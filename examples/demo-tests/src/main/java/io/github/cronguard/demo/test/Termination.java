package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** SIGTERM in the middle of a run, and an end in time. */
final class Termination {
    private static final Duration MOST = Duration.ofSeconds(10);

    private Termination() {}

    /** Enrolls, waits for the first mail of a run, and some time more, and ends the demo. */
    static void inTheMiddleOfARun(DemoProcess demo, int contacts, SmtpRecord smtp, int millis) throws Exception {
        int before = smtp.count();
        demo.enroll(contacts);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> smtp.count() > before);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            Callable<Long> terminate = () -> {
                long now = System.nanoTime();
                demo.terminate();
                return now;
            };
            long signalled =
                    clock.schedule(terminate, millis, TimeUnit.MILLISECONDS).get();
            assertThat(demo.exit()).isIn(0, 143);
            assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(MOST);
        } finally {
            clock.shutdownNow();
        }
    }
}
