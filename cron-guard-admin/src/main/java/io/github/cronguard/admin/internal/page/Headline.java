package io.github.cronguard.admin.internal.page;

import io.github.cronguard.CronHealth;
import io.github.cronguard.CronHealth.Cause;
import io.github.cronguard.CronHealth.State;
import io.github.cronguard.CronHealth.Why;
import io.github.cronguard.GuardConsole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How cron is, in a sentence.
 *
 * @param shape which icon
 * @param tone a class of the style sheet
 * @param words the state; changes only when it does, so that it can be read out
 * @param facts the last run, and what is expected
 * @param why what is wrong, or null
 * @param next what to do about it, or null
 * @param link where to look, below the servlet's own path, or null
 * @param linkWords what stands on the link; empty without one
 * @param call how a caller calls, while it has never called; else null
 */
public record Headline(
        String shape,
        String tone,
        String words,
        String facts,
        @Nullable String why,
        @Nullable String next,
        @Nullable String link,
        String linkWords,
        @Nullable String call) {

    static Headline of(CronHealth health, GuardConsole console) {
        Why why = health.why();
        boolean failing = why != null && why.cause() == Cause.RUNS_FAIL;
        boolean waiting = why != null && why.cause() == Cause.NEVER_CALLED;
        Badge badge = failing
                ? new Badge("cross", "", "down")
                : Badge.of(health.state(), !waiting || health.state() != State.ON_TIME);
        Where where = where(health, why);
        return new Headline(
                badge.shape(),
                badge.tone(),
                words(health, console.times(), failing, waiting),
                facts(health, console.times()),
                why == null ? null : Shown.sentence(why.sentence()),
                why == null || waiting ? null : Shown.sentence(why.next()),
                where == null ? null : where.path(),
                where == null ? "" : where.words(),
                waiting ? call(console) : null);
    }

    private static String words(CronHealth health, GuardConsole.Times times, boolean failing, boolean waiting) {
        Instant silentSince = health.at().minus(health.silence());
        return switch (health.state()) {
            case ON_TIME -> {
                if (waiting) {
                    yield "Waiting for the first call";
                }
                yield failing ? "Cron is on time, but the last run failed" : "Cron is on time";
            }
            case LATE -> "Cron is late";
            case DOWN -> "Cron has been down since " + Times.near(health.at(), silentSince.plus(times.downAfter()));
            case PAUSED -> "Cron is paused";
        };
    }

    private static String facts(CronHealth health, GuardConsole.Times times) {
        String last = health.lastRun() == null
                ? "No run yet"
                : "Last run " + Times.ago(health.at(), health.lastRun().startedAt());
        return last + "; one is due " + Times.every(times.every()) + ", " + Times.limit(times.lateAfter())
                + " are allowed.";
    }

    private record Where(String path, String words) {}

    private static @Nullable Where where(CronHealth health, @Nullable Why why) {
        if (why == null) {
            return null;
        }
        return switch (why.cause()) {
            case LOCK_HELD -> new Where("/lock", "Look at the lock");
            case CALLS_REFUSED -> new Where("/refusals", "See the refused calls");
            case CALLS_STOPPED -> new Where("/runs", "See the last runs");
            case RUNS_FAIL ->
                health.lastRun() == null
                        ? null
                        : new Where(
                                "/runs/" + health.lastRun().id(),
                                "Open run " + health.lastRun().id());
            case PAUSED, NEVER_CALLED -> null;
        };
    }

    private static String call(GuardConsole console) {
        return "Have the cron provider call POST " + console.paths().run() + " below this application's address "
                + Times.every(console.times().every()) + ", with the header \"Authorization: Bearer\" and the token of"
                + " this guard.";
    }
}
