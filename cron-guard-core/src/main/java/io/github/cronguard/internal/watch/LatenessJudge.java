package io.github.cronguard.internal.watch;

import io.github.cronguard.CronHealth;
import io.github.cronguard.CronHealth.Why;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.spi.RunRecord;
import java.time.Duration;

/**
 * Late and down. Both end when a run begins, and by nothing else: a node that has just started counts itself on time, but has
 * seen nothing that would be news; and a pause explains what is late without ending it.
 */
final class LatenessJudge implements Judge {
    private final Duration lateAfter;

    LatenessJudge(Duration lateAfter) {
        this.lateAfter = lateAfter;
    }

    @Override
    public void judge(Look look) {
        CronHealth health = look.health();
        RunRecord last = health.lastRun();
        if (health.late()) {
            look.open(AlertKind.LATE, detail(health));
            if (health.down()) {
                look.open(AlertKind.DOWN, detail(health));
            }
        } else if (last != null
                && Duration.between(last.startedAt(), health.at()).compareTo(lateAfter) <= 0) {
            String began = "Run " + last.id() + " began at " + last.startedAt() + ".";
            look.resolve(AlertKind.DOWN, began);
            look.resolve(AlertKind.LATE, began);
        }
    }

    private static String detail(CronHealth health) {
        Why why = health.why();
        return why == null
                ? "No run has begun for " + health.silence().toSeconds() + " s."
                : why.sentence() + " " + why.next();
    }
}
