package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RefusalTotal;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link RunHistory} promises of charts: runs in short, and refusals in sums. */
public abstract class RunChartContract extends StorageBased {

    /** Made by a test class. */
    protected RunChartContract() {}

    private RunHistory history() {
        return storage().runHistory();
    }

    private Instant minute() {
        return storage().now().truncatedTo(ChronoUnit.MINUTES);
    }

    private void refused(Instant minute, String reason, int count, @Nullable String ip, @Nullable String request) {
        storage().runRecorder().refused(List.of(new RefusalCount(GUARD, minute, reason, count, ip, request)));
    }

    @Test
    void nothingIsThereAtFirst() {
        assertThat(history().recent(LONG, 10)).isEmpty();
        assertThat(history().refusals(LONG)).isEmpty();
    }

    @Test
    void tellsOfRecentRunsInShort() {
        run("default", null, RunStatus.FAILED);
        passTime(Duration.ofHours(2));
        RunId ok = run("default", null, RunStatus.OK);
        RunId running = start(lease());
        RunRecord first = history().find(ok).orElseThrow();
        RunRecord second = history().find(running).orElseThrow();
        assertThat(history().recent(Duration.ofHours(1), 10))
                .containsExactly(
                        new RunSummary(running, RunStatus.RUNNING, second.startedAt(), null),
                        new RunSummary(ok, RunStatus.OK, first.startedAt(), 220L));
        assertThat(history().recent(Duration.ofHours(1), 1))
                .extracting(RunSummary::id)
                .containsExactly(running);
        assertThat(history().recent(Duration.ofHours(3), 10_000)).hasSize(3);
    }

    @Test
    void sumsRefusalsUpWithTheMostFrequentFirst() {
        Instant minute = minute();
        Instant before = minute.minus(Duration.ofMinutes(2));
        refused(minute, "busy", 2, "192.0.2.1", "request-1");
        refused(minute, "unauthorized", 5, "192.0.2.3", "request-3");
        refused(before, "unauthorized", 4, "192.0.2.2", "request-2");
        refused(minute, "rate", 2, null, null);
        assertThat(history().refusals(Duration.ofHours(1)))
                .containsExactly(
                        new RefusalTotal("unauthorized", 9, before, minute, "192.0.2.3", "request-3"),
                        new RefusalTotal("busy", 2, minute, minute, "192.0.2.1", "request-1"),
                        new RefusalTotal("rate", 2, minute, minute, null, null));
    }

    @Test
    void forgetsMinutesThatAreTooOld() {
        refused(minute(), "rate", 2, "192.0.2.1", null);
        passTime(Duration.ofHours(2));
        refused(minute(), "busy", 1, null, null);
        assertThat(history().refusals(Duration.ofHours(1)))
                .extracting(RefusalTotal::reason)
                .containsExactly("busy");
        assertThat(history().refusals(Duration.ofHours(3)))
                .extracting(RefusalTotal::reason)
                .containsExactly("rate", "busy");
    }

    @Test
    void tellsOfAHundredReasonsAtMost() {
        List<RefusalCount> many = new ArrayList<>();
        for (int i = 1; i <= 101; i++) {
            many.add(new RefusalCount(GUARD, minute(), "reason-" + i, i, null, null));
        }
        storage().runRecorder().refused(many);
        assertThat(history().refusals(LONG))
                .hasSize(100)
                .first()
                .extracting(RefusalTotal::reason)
                .isEqualTo("reason-101");
    }

    @Test
    void refusesTimesAndLimitsThatMakeNoSense() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> history().recent(wrong, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> history().refusals(wrong));
        }
        for (int wrong : new int[] {0, -1, 10_001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> history().recent(LONG, wrong))
                    .withMessageContaining("limit must be from 1 to 10000, but is " + wrong);
        }
    }
}
