package io.github.cronguard.internal.read;

import io.github.cronguard.CronHealth.Cause;
import io.github.cronguard.CronHealth.State;
import io.github.cronguard.CronHealth.Why;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RefusalTotal;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says why cron is not well: the first cause that fits what was read. */
final class Causes {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What to do when most calls are refused for a reason. */
    private static final Map<String, String> REFUSED = Map.of(
            "unauthorized", "The caller's token is not one of those that are configured here: compare them.",
            "rate-limit", "The caller calls more often than CRON_GUARD_RATE_LIMIT allows.",
            "storage", "The database did not answer in time: look at it first.",
            "too-many-failures", "The caller's token is not one of those that are configured here: compare them.",
            "plain HTTP",
                    "The caller calls over plain HTTP: give it the https address, or name the proxy in"
                            + " CRON_GUARD_TRUSTED_PROXIES.",
            "address not allowed", "The caller's address is not in CRON_GUARD_ALLOW_IPS.",
            "method", "The caller uses another method than GET or POST.");

    /** How far back a storage looks for refusals. */
    private static final Duration REFUSALS_SEEN = Duration.ofHours(1);

    private Causes() {}

    static @Nullable Why of(State state, StorageHealth seen, Duration silence, Duration expectEvery) {
        RunRecord last = seen.lastRun();
        Pause pause = seen.pause();
        if (pause != null) {
            return paused(pause);
        }
        if (state == State.ON_TIME) {
            return last == null ? neverCalled() : failed(last);
        }
        StorageHealth.Holder holder = seen.lease();
        if (holder != null) {
            return held(holder);
        }
        RefusalTotal refusals = seen.refusals();
        if (refusals != null && isTheCaller(refusals, silence, expectEvery)) {
            return refused(refusals);
        }
        return last == null ? neverCalled() : stopped(last.startedAt());
    }

    /** Half of the expected calls at least: now and then somebody else tries the door of every address. */
    private static boolean isTheCaller(RefusalTotal refusals, Duration silence, Duration expectEvery) {
        Duration seen = silence.compareTo(REFUSALS_SEEN) < 0 ? silence : REFUSALS_SEEN;
        return refusals.count() >= Math.max(1, seen.dividedBy(expectEvery) / 2);
    }

    private static Why paused(Pause pause) {
        String until = pause.until() == null ? "until it is resumed" : "until " + TIME.format(pause.until());
        String reason = pause.reason().isEmpty() ? "" : ": " + pause.reason();
        return new Why(
                Cause.PAUSED,
                "Paused by " + pause.who() + " since " + TIME.format(pause.pausedAt()) + ", " + until + reason + ".",
                "Resume it when the reason is gone.");
    }

    private static Why held(StorageHealth.Holder holder) {
        String run = holder.run() == null ? "A run" : "Run " + holder.run();
        return new Why(
                Cause.LOCK_HELD,
                run + " on node " + holder.node() + " has held the lock since " + TIME.format(holder.acquiredAt())
                        + "; its lease lasts until " + TIME.format(holder.expiresAt()) + " unless it is extended.",
                "Look at that node. The lock frees itself when its process ends; force it open only if that is no way.");
    }

    private static Why refused(RefusalTotal total) {
        String from = total.lastIp() == null ? "" : ", the last one from " + total.lastIp();
        return new Why(
                Cause.CALLS_REFUSED,
                total.count() + " calls have been refused since " + TIME.format(total.firstMinute()) + " ("
                        + total.reason() + ")" + from + ".",
                REFUSED.getOrDefault(total.reason(), "Compare the caller's settings with this application's."));
    }

    private static Why stopped(Instant since) {
        return new Why(
                Cause.CALLS_STOPPED,
                "No call that could start a run has come since " + TIME.format(since) + ".",
                "Look at the cron provider: is the job switched on, and does it call the right address?");
    }

    private static Why neverCalled() {
        return new Why(
                Cause.NEVER_CALLED,
                "No call has reached this application yet.",
                "Have the cron provider call its address once in every expected period, with the token.");
    }

    private static @Nullable Why failed(RunRecord last) {
        switch (last.status()) {
            case FAILED, LOCK_LOST, ABANDONED -> {
                String error = last.error() == null ? "" : ": " + firstLine(last.error());
                return new Why(
                        Cause.RUNS_FAIL,
                        "Run " + last.id() + " ended " + last.status() + error + ".",
                        "Read that run's error; what it did not do is due for the next run.");
            }
            case RUNNING, OK, PARTIAL, INTERRUPTED -> {
                return null;
            }
        }
        throw new AssertionError(last.status());
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
