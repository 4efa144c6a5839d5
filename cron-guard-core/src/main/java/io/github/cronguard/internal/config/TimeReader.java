package io.github.cronguard.internal.config;

import io.github.cronguard.internal.config.GuardConfig.Lateness;
import io.github.cronguard.internal.config.GuardConfig.LeaseTimes;
import io.github.cronguard.internal.config.GuardConfig.Tick;
import java.time.Duration;

/** Reads the times and numbers of runs, and checks them against each other. */
final class TimeReader {
    private static final Duration MAX_LEASE = Duration.ofHours(1);
    private static final Duration MAX_HOLD = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(366);
    private static final int MAX_STEPS = 1_000_000;

    private TimeReader() {}

    static LeaseTimes lease(Values values) {
        Duration ttl = values.duration(Setting.LEASE_TTL, Duration.ofSeconds(3), MAX_LEASE);
        Duration hold = values.duration(Setting.MAX_HOLD, Duration.ofSeconds(3), MAX_HOLD);
        if (values.good(Setting.LEASE_TTL, Setting.MAX_HOLD) && hold.compareTo(ttl) < 0) {
            values.wrong(
                    Setting.MAX_HOLD,
                    "it must be at least " + Setting.LEASE_TTL.environment() + " (" + Durations.format(ttl) + ")");
        }
        return new LeaseTimes(ttl, hold);
    }

    static Tick tick(Values values, Duration maxHold) {
        Duration budget = values.duration(Setting.TICK_BUDGET, Duration.ofMillis(100), MAX_HOLD);
        if (values.good(Setting.TICK_BUDGET, Setting.MAX_HOLD) && budget.compareTo(maxHold) >= 0) {
            values.wrong(
                    Setting.TICK_BUDGET,
                    "it must be less than " + Setting.MAX_HOLD.environment() + " (" + Durations.format(maxHold) + ")");
        }
        int catchUp = values.integer(Setting.CATCH_UP, 0, MAX_STEPS);
        return new Tick(
                budget,
                values.integer(Setting.BATCH, 1, 10_000),
                catchUp == 0 ? Integer.MAX_VALUE : catchUp,
                values.integer(Setting.WORKERS, 1, 256),
                values.integer(Setting.MAX_ATTEMPTS, 1, 100));
    }

    static Lateness lateness(Values values) {
        Duration expect = values.duration(Setting.EXPECT_EVERY, Duration.ofSeconds(1), YEAR);
        Duration late = values.optionalDuration(Setting.LATE_AFTER, Duration.ofSeconds(1), YEAR.multipliedBy(5))
                .orElse(expect.multipliedBy(5));
        Duration down = values.optionalDuration(Setting.DOWN_AFTER, Duration.ofSeconds(1), YEAR.multipliedBy(10))
                .orElse(expect.multipliedBy(10));
        if (values.good(Setting.EXPECT_EVERY, Setting.LATE_AFTER) && late.compareTo(expect) <= 0) {
            values.wrong(
                    Setting.LATE_AFTER,
                    "it must be more than " + Setting.EXPECT_EVERY.environment() + " (" + Durations.format(expect)
                            + ")");
        }
        if (values.good(Setting.EXPECT_EVERY, Setting.LATE_AFTER, Setting.DOWN_AFTER) && down.compareTo(late) <= 0) {
            values.wrong(
                    Setting.DOWN_AFTER,
                    "it must be more than " + Setting.LATE_AFTER.environment() + " ("
                            + Durations.format(late)
                            + "), which is 5 times the expected period unless set; this one is 10 times it"
                            + " unless set");
        }
        return new Lateness(expect, late, down);
    }
}
