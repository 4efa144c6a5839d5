package io.github.cronguard.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronHealth.Cause;
import io.github.cronguard.CronHealth.State;
import io.github.cronguard.CronHealth.Why;
import io.github.cronguard.RunCounts;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RefusalTotal;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CausesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration SILENCE = Duration.ofMinutes(7);
    private static final Pause PAUSE = new Pause(Pause.ALL, null, "anna", "", NOW.minusSeconds(60));
    private static final StorageHealth.Holder HOLDER =
            new StorageHealth.Holder("web-1", 3, NOW.minusSeconds(600), NOW.plusSeconds(90), new RunId(7));
    private static final RefusalTotal REFUSALS = refusals("unauthorized");

    private static RefusalTotal refusals(String reason) {
        return new RefusalTotal(reason, 12, NOW.minusSeconds(360), NOW, "192.0.2.1", "request-1");
    }

    private static RunRecord run(RunStatus status, @Nullable String error) {
        return new RunRecord(
                new RunId(7),
                status,
                "request-1",
                null,
                "POST",
                "default",
                null,
                null,
                "web-1",
                3,
                NOW.minus(SILENCE),
                null,
                null,
                RunCounts.NONE,
                null,
                error);
    }

    private static @Nullable Why why(
            State state,
            @Nullable RunRecord last,
            @Nullable Pause pause,
            @Nullable RefusalTotal refusals,
            StorageHealth.@Nullable Holder holder) {
        StorageHealth seen =
                new StorageHealth(NOW, last, null, new Backlog(0, null), 0, 0, pause, null, refusals, holder);
        return Causes.of(state, seen, SILENCE, Duration.ofMinutes(1));
    }

    private static @Nullable Cause cause(@Nullable Why why) {
        return why == null ? null : why.cause();
    }

    @Test
    void theFirstCauseThatFitsIsTold() {
        RunRecord failed = run(RunStatus.FAILED, "no disk");
        assertThat(cause(why(State.PAUSED, failed, PAUSE, REFUSALS, HOLDER))).isEqualTo(Cause.PAUSED);
        for (State late : new State[] {State.LATE, State.DOWN}) {
            assertThat(cause(why(late, failed, null, REFUSALS, HOLDER))).isEqualTo(Cause.LOCK_HELD);
            assertThat(cause(why(late, null, null, REFUSALS, null))).isEqualTo(Cause.CALLS_REFUSED);
            assertThat(cause(why(late, failed, null, null, null))).isEqualTo(Cause.CALLS_STOPPED);
            assertThat(cause(why(late, null, null, null, null))).isEqualTo(Cause.NEVER_CALLED);
        }
    }

    @Test
    void onTimeNeitherALockNorARefusalIsWrong() {
        assertThat(why(State.ON_TIME, run(RunStatus.OK, null), null, REFUSALS, HOLDER))
                .isNull();
        assertThat(cause(why(State.ON_TIME, null, null, REFUSALS, HOLDER))).isEqualTo(Cause.NEVER_CALLED);
    }

    @ParameterizedTest
    @EnumSource
    void onTimeTheLastRunTellsWhetherRunsFail(RunStatus status) {
        boolean fails = switch (status) {
            case FAILED, LOCK_LOST, ABANDONED -> true;
            case RUNNING, OK, PARTIAL, INTERRUPTED -> false;
        };
        assertThat(cause(why(State.ON_TIME, run(status, null), null, null, null)))
                .isEqualTo(fails ? Cause.RUNS_FAIL : null);
    }

    @Test
    void saysWhoPausedUntilWhenAndWhy() {
        assertThat(why(State.PAUSED, null, PAUSE, null, null))
                .isEqualTo(new Why(
                        Cause.PAUSED,
                        "Paused by anna since 2026-11-24 11:59:00 UTC, until it is resumed.",
                        "Resume it when the reason is gone."));
        Pause bounded = new Pause(Pause.ALL, NOW.plusSeconds(60), "anna", "a bad template", NOW);
        assertThat(why(State.PAUSED, null, bounded, null, null))
                .isNotNull()
                .extracting(Why::sentence)
                .isEqualTo("Paused by anna since 2026-11-24 12:00:00 UTC, until 2026-11-24 12:01:00 UTC:"
                        + " a bad template.");
    }

    @Test
    void saysWhichRunHoldsTheLockAndWhere() {
        assertThat(why(State.LATE, null, null, null, HOLDER))
                .isEqualTo(new Why(
                        Cause.LOCK_HELD,
                        "Run 7 on node web-1 has held the lock since 2026-11-24 11:50:00 UTC; its lease lasts until"
                                + " 2026-11-24 12:01:30 UTC unless it is extended.",
                        "Look at that node. The lock frees itself when its process ends; force it open only if that is"
                                + " no way."));
        StorageHealth.Holder early = new StorageHealth.Holder("web-1", 3, NOW, NOW, null);
        assertThat(why(State.LATE, null, null, null, early))
                .isNotNull()
                .extracting(Why::sentence)
                .asString()
                .startsWith("A run on node web-1 has held the lock");
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized, token",
        "rate-limit, CRON_GUARD_RATE_LIMIT",
        "storage, database",
        "plain HTTP, https",
        "too-many-failures, token",
        "address not allowed, CRON_GUARD_ALLOW_IPS",
        "method, GET or POST",
        "something else, settings"
    })
    void saysWhyCallsAreRefusedAndWhatToDo(String reason, String next) {
        Why why = Objects.requireNonNull(why(State.LATE, null, null, refusals(reason), null));
        assertThat(why.sentence())
                .isEqualTo("12 calls have been refused since 2026-11-24 11:54:00 UTC (" + reason
                        + "), the last one from 192.0.2.1.");
        assertThat(why.next()).contains(next).endsWith(".");
    }

    @Test
    void leavesAnUnknownAddressOut() {
        RefusalTotal refusals = new RefusalTotal("storage", 4, NOW, NOW, null, null);
        assertThat(why(State.LATE, null, null, refusals, null))
                .isNotNull()
                .extracting(Why::sentence)
                .isEqualTo("4 calls have been refused since 2026-11-24 12:00:00 UTC (storage).");
    }

    @Test
    void saysSinceWhenNoCallHasComeOrThatNoneEverCame() {
        assertThat(why(State.LATE, run(RunStatus.OK, null), null, null, null))
                .isEqualTo(new Why(
                        Cause.CALLS_STOPPED,
                        "No call that could start a run has come since 2026-11-24 11:53:00 UTC.",
                        "Look at the cron provider: is the job switched on, and does it call the right address?"));
        assertThat(why(State.LATE, null, null, null, null))
                .isEqualTo(new Why(
                        Cause.NEVER_CALLED,
                        "No call has reached this application yet.",
                        "Have the cron provider call its address once in every expected period, with the token."));
    }

    @Test
    void doesNotTakeAStrangerWhoTriesTheDoorForTheCaller() {
        RefusalTotal stranger = new RefusalTotal("unauthorized", 2, NOW, NOW, "203.0.113.7", "request-1");
        assertThat(cause(why(State.LATE, run(RunStatus.OK, null), null, stranger, null)))
                .isEqualTo(Cause.CALLS_STOPPED);
    }

    @Test
    void countsFromTheLastRunAlsoBehindARestart() {
        StorageHealth seen = new StorageHealth(
                NOW, run(RunStatus.OK, null), null, new Backlog(0, null), 0, 0, null, null, null, null);
        assertThat(Causes.of(State.LATE, seen, Duration.ofMinutes(6), Duration.ofMinutes(1)))
                .extracting(Why::sentence)
                .isEqualTo("No call that could start a run has come since 2026-11-24 11:53:00 UTC.");
    }

    @Test
    void saysHowTheLastRunFailedInOneLine() {
        assertThat(why(State.ON_TIME, run(RunStatus.FAILED, "no disk.\n  at x"), null, null, null))
                .isEqualTo(new Why(
                        Cause.RUNS_FAIL,
                        "Run 7 ended FAILED: no disk.",
                        "Read that run's error; what it did not do is due for the next run."));
        assertThat(why(State.ON_TIME, run(RunStatus.ABANDONED, null), null, null, null))
                .isNotNull()
                .extracting(Why::sentence)
                .isEqualTo("Run 7 ended ABANDONED.");
    }
}
