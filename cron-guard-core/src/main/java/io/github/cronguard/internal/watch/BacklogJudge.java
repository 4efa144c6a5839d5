package io.github.cronguard.internal.watch;

import io.github.cronguard.CronHealth;
import io.github.cronguard.alert.AlertKind;
import java.time.Duration;
import java.time.Instant;

/** Due steps that wait longer and longer. It ends when none waits too long any more. */
final class BacklogJudge implements Judge {
    private final BacklogTrend trend;
    private final Duration lateAfter;
    private final boolean sending;

    BacklogJudge(BacklogTrend trend, Duration lateAfter, boolean sending) {
        this.trend = trend;
        this.lateAfter = lateAfter;
        this.sending = sending;
    }

    @Override
    public void judge(Look look) {
        CronHealth health = look.health();
        if (health.pause() != null || !sending) {
            trend.clear(); // what is held back on purpose grows on purpose
            return;
        }
        Instant oldest = health.oldestDueAt();
        Duration waits = oldest == null ? Duration.ZERO : Duration.between(oldest, health.at());
        trend.add(health.at(), health.backlog(), waits);
        if (waits.compareTo(lateAfter) <= 0) {
            look.resolve(AlertKind.BACKLOG_GROWING, health.backlog() + " steps are due, none for too long.");
        } else if (trend.growing()) {
            look.open(
                    AlertKind.BACKLOG_GROWING,
                    health.backlog() + " steps are due, the oldest since " + oldest
                            + ". Runs hand over less than comes due: look at CRON_GUARD_CATCH_UP, CRON_GUARD_WORKERS and"
                            + " how often the caller calls.");
        }
    }
}
