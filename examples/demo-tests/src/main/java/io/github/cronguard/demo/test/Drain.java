package io.github.cronguard.demo.test;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits until there is nothing more to be sent. */
final class Drain {
    /** At ten triggers a second more than the second that lies between two steps, however slow the machine is. */
    private static final int IDLE_RUNS = 15;

    private int mails = -1;
    private int runs;

    private Drain() {}

    static void await(SmtpRecord smtp, Triggers triggers) {
        Drain drain = new Drain();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> drain.isIdle(smtp.count(), triggers.runs()));
    }

    private boolean isIdle(int mailsNow, int runsNow) {
        if (mailsNow != mails) {
            mails = mailsNow;
            runs = runsNow;
        }
        return runsNow - runs >= IDLE_RUNS;
    }
}
