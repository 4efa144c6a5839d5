package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:04:10Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static RunSummary run(String at, RunStatus status, @Nullable Long millis) {
        return new RunSummary(new RunId(7), status, Instant.parse("2026-11-24T" + at + "Z"), millis);
    }

    private static Day day(RunSummary... newestFirst) {
        return new Day(NOW, List.of(newestFirst), false, MINUTE);
    }

    @Test
    void hasARoundHourForEachOfTheLast24AndTheOneThatIsNotOver() {
        List<Hour> hours = day().hours();

        assertThat(hours).hasSize(24);
        assertThat(hours.get(0).start()).isEqualTo("2026-11-23T13:00:00Z");
        assertThat(hours.get(23).start()).isEqualTo("2026-11-24T12:00:00Z");
    }

    @Test
    void countsARunAtTheVeryBeginningOfAnHourInThatHour() {
        List<Hour> hours = day(run("11:00:00", RunStatus.OK, 1L), run("10:59:59.999", RunStatus.OK, 1L))
                .hours();

        assertThat(hours.get(22).ok()).isEqualTo(1);
        assertThat(hours.get(21).ok()).isEqualTo(1);
    }

    @Test
    void tellsHowTheRunsOfAnHourEnded() {
        Hour hour = day(
                        run("12:04:00", RunStatus.RUNNING, null),
                        run("12:03:00", RunStatus.FAILED, 1L),
                        run("12:02:30", RunStatus.LOCK_LOST, 1L),
                        run("12:02:00", RunStatus.ABANDONED, 1L),
                        run("12:01:30", RunStatus.INTERRUPTED, 1L),
                        run("12:01:00", RunStatus.PARTIAL, 1L),
                        run("12:00:00", RunStatus.OK, 1L))
                .hours()
                .get(23);

        assertThat(hour.ok()).isEqualTo(1);
        assertThat(hour.partial()).isEqualTo(2);
        assertThat(hour.failed()).isEqualTo(3);
        assertThat(hour.going()).isEqualTo(1);
        assertThat(hour.all()).isEqualTo(7);
    }

    @Test
    void anHourWithoutRunsIsAGapUnlessItIsNotOver() {
        List<Hour> hours = day(run("10:30:00", RunStatus.OK, 1L)).hours();

        assertThat(hours.get(20).kind()).isEqualTo(Hour.Kind.GAP);
        assertThat(hours.get(21).kind()).isEqualTo(Hour.Kind.PLAIN);
        assertThat(hours.get(22).kind()).isEqualTo(Hour.Kind.GAP);
        assertThat(hours.get(23).kind()).isEqualTo(Hour.Kind.PLAIN);
    }

    @Test
    void noHourBeforeTheVeryFirstRunIsAGap() {
        List<RunSummary> runs = List.of(run("11:30:00", RunStatus.OK, 1L), run("09:30:00", RunStatus.OK, 1L));
        List<Hour> hours = new Day(NOW, runs, true, MINUTE).hours();

        assertThat(hours.subList(0, 21)).extracting(Hour::kind).containsOnly(Hour.Kind.PLAIN);
        assertThat(hours.get(21).kind()).isEqualTo(Hour.Kind.GAP);
        assertThat(new Day(NOW, runs, false, MINUTE).hours().get(19).kind()).isEqualTo(Hour.Kind.GAP);
    }

    @Test
    void noHourIsAGapWhereRunsAreExpectedEachDay() {
        Day day = new Day(NOW, List.of(run("10:30:00", RunStatus.OK, 1L)), false, Duration.ofDays(1));

        assertThat(day.expected()).isZero();
        assertThat(day.hours()).extracting(Hour::kind).containsOnly(Hour.Kind.PLAIN);
    }

    @Test
    void anHourOfWhichNotAllRunsWereReadIsNotCalledAGap() {
        List<RunSummary> runs = LongStream.range(0, Day.MOST)
                .mapToObj(i -> new RunSummary(new RunId(9_000 - i), RunStatus.OK, NOW.minusMillis(i * 1_000), 5L))
                .toList();
        Day day = new Day(NOW, runs, false, Duration.ofSeconds(1));

        assertThat(day.complete()).isFalse();
        assertThat(day.hours().get(22).ok()).isEqualTo(3_600);
        assertThat(day.hours().get(21))
                .isEqualTo(new Hour(Instant.parse("2026-11-24T10:00:00Z"), 0, 0, 0, 0, null, null, Hour.Kind.UNREAD));
        assertThat(day.hours().get(0).kind()).isEqualTo(Hour.Kind.UNREAD);
    }

    @Test
    void percentilesAreValuesThatOccurred() {
        List<Long> hundred = LongStream.rangeClosed(1, 100).boxed().toList();

        assertThat(Day.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Day.percentile(hundred, 95)).isEqualTo(95);
        assertThat(Day.percentile(List.of(7L), 50)).isEqualTo(7);
        assertThat(Day.percentile(List.of(7L), 95)).isEqualTo(7);
        assertThat(Day.percentile(List.of(1L, 2L, 3L), 50)).isEqualTo(2);
        assertThat(Day.percentile(List.of(1L, 2L, 3L), 95)).isEqualTo(3);
        assertThat(Day.percentile(List.of(), 50)).isNull();
    }

    @Test
    void percentilesOfAnHourLeaveOutARunThatGoesOn() {
        List<RunSummary> runs = new ArrayList<>(IntStream.rangeClosed(1, 20)
                .mapToObj(i -> run("11:%02d:00".formatted(i), RunStatus.OK, i * 10L))
                .toList());
        runs.add(run("11:59:00", RunStatus.RUNNING, null));
        Collections.reverse(runs);
        Hour hour = new Day(NOW, runs, false, MINUTE).hours().get(22);

        assertThat(hour.p50()).isEqualTo(100);
        assertThat(hour.p95()).isEqualTo(190);
    }

    @Test
    void findsTheLongestGapAlsoBehindTheLastRun() {
        Day between = day(
                run("12:04:00", RunStatus.OK, 1L),
                run("10:55:00", RunStatus.OK, 1L),
                run("09:03:00", RunStatus.OK, 1L));
        assertThat(between.longestGap())
                .isEqualTo(new Day.Gap(Instant.parse("2026-11-24T09:03:00Z"), Instant.parse("2026-11-24T10:55:00Z")));

        Day behind = day(run("10:55:00", RunStatus.OK, 1L), run("10:54:00", RunStatus.OK, 1L));
        assertThat(behind.longestGap()).isEqualTo(new Day.Gap(Instant.parse("2026-11-24T10:55:00Z"), NOW));
        assertThat(day().longestGap()).isNull();
    }
}
