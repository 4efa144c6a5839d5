package io.github.cronguard.internal.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.RefusalCount;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalCountsTest {
    private static final long NOON = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();

    private static RefusalCount row(String minute, String reason, long count, String ip, String requestId) {
        return new RefusalCount("main", Instant.parse(minute), reason, count, ip, requestId);
    }

    @Test
    void countsByMinuteAndReasonAndKeepsTheLastOfEach() {
        RefusalCounts counts = new RefusalCounts(10);
        assertThat(counts.isEmpty()).isTrue();
        counts.add(NOON, "unauthorized", "192.0.2.1", "a");
        counts.add(NOON + 59_999, "unauthorized", "192.0.2.2", "b");
        counts.add(NOON + 59_999, "path", "192.0.2.3", "c");
        counts.add(NOON + 60_000, "unauthorized", "192.0.2.4", "d");
        counts.add(NOON - 1, "unauthorized", "192.0.2.5", "e");
        counts.add(NOON + 1, "unauthorized", "192.0.2.6", "f");
        assertThat(counts.isEmpty()).isFalse();
        assertThat(counts.rows("main"))
                .containsExactlyInAnyOrder(
                        row("2026-11-24T12:00:00Z", "unauthorized", 3, "192.0.2.6", "f"),
                        row("2026-11-24T12:00:00Z", "path", 1, "192.0.2.3", "c"),
                        row("2026-11-24T12:01:00Z", "unauthorized", 1, "192.0.2.4", "d"),
                        row("2026-11-24T11:59:00Z", "unauthorized", 1, "192.0.2.5", "e"));
    }

    @Test
    void addsWhatWasCountedLater() {
        RefusalCounts counts = new RefusalCounts(10);
        counts.add(NOON, "unauthorized", "192.0.2.1", "a");
        RefusalCounts later = new RefusalCounts(10);
        later.add(NOON, "unauthorized", "192.0.2.2", "b");
        later.add(NOON, "unauthorized", "192.0.2.2", "c");
        later.add(NOON + 60_000, "unauthorized", "192.0.2.3", "d");
        counts.addAll(later);
        assertThat(counts.rows("main"))
                .containsExactlyInAnyOrder(
                        row("2026-11-24T12:00:00Z", "unauthorized", 3, "192.0.2.2", "c"),
                        row("2026-11-24T12:01:00Z", "unauthorized", 1, "192.0.2.3", "d"));
    }

    @Test
    void keepsNoMoreThanItMay() {
        RefusalCounts counts = new RefusalCounts(2);
        counts.add(NOON, "unauthorized", "192.0.2.1", "a");
        counts.add(NOON, "path", "192.0.2.2", "b");
        counts.add(NOON, "body", "192.0.2.3", "c");
        counts.add(NOON + 60_000, "path", "192.0.2.4", "d");
        counts.add(NOON, "path", "192.0.2.5", "e");
        assertThat(counts.rows("main"))
                .containsExactlyInAnyOrder(
                        row("2026-11-24T12:00:00Z", "unauthorized", 1, "192.0.2.1", "a"),
                        row("2026-11-24T12:00:00Z", "path", 2, "192.0.2.5", "e"));
    }
}
