package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:30Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LATE = Duration.ofMinutes(5);

    /** A run in each minute of the day, but for the hours from 07 to 09; the eleventh hour failed. */
    private static Day day() {
        List<RunSummary> runs = new ArrayList<>();
        for (int i = 0; i < 24 * 60; i++) {
            Instant at = NOW.minusSeconds(30 + i * 60L);
            int hour = Integer.parseInt(Times.minute(at).substring(0, 2));
            if (hour != 7 && hour != 8) {
                runs.add(new RunSummary(
                        new RunId(2_000 - i),
                        hour == 11 ? RunStatus.FAILED : RunStatus.OK,
                        at,
                        hour == 11 ? 4_100L : 210L));
            }
        }
        return new Day(NOW, runs, false, MINUTE);
    }

    @Test
    void theRunsAreSaidInASentence() {
        assertThat(RunsChart.of(day(), LATE).sentence())
                .isEqualTo("1,261 runs, 60 failed. Longest gap 2 h 1 min, 06:59 to 09:00 UTC.");
    }

    @Test
    void aDayWithoutGapsSaysSo() {
        List<RunSummary> runs = List.of(
                new RunSummary(new RunId(2), RunStatus.OK, NOW.minusSeconds(30), 1L),
                new RunSummary(new RunId(1), RunStatus.OK, NOW.minusSeconds(90), 1L));

        assertThat(RunsChart.of(new Day(NOW, runs, false, MINUTE), LATE).sentence())
                .isEqualTo("2 runs, none failed. No gap was longer than 5 min.");
        assertThat(RunsChart.of(new Day(NOW, List.of(), false, MINUTE), LATE).sentence())
                .isEqualTo("No runs in the last 24 h.");
    }

    @Test
    void hoursWithoutRunsAreHatchedAndNamed() {
        Chart chart = RunsChart.of(day(), LATE);

        assertThat(chart.bars())
                .filteredOn(bar -> bar.kind().equals("gap"))
                .extracting(Chart.Bar::words)
                .containsExactly("07:00: no run came", "08:00: no run came");
        assertThat(chart.bars())
                .filteredOn(bar -> bar.kind().equals("gap"))
                .allSatisfy(bar -> assertThat(bar.hatch()).isEqualTo("gap"));
        assertThat(chart.legend()).extracting(Chart.Meaning::kind).contains("gap");
        assertThat(chart.rows()).contains(List.of("07:00", "no run came", "0", "0", "0"));
    }

    @Test
    void failedRunsAreHatchedToo() {
        assertThat(RunsChart.of(day(), LATE).bars())
                .filteredOn(bar -> bar.kind().equals("failed"))
                .singleElement()
                .satisfies(bar -> assertThat(bar.words()).isEqualTo("11:00: 60 failed"))
                .satisfies(bar -> assertThat(bar.hatch()).isEqualTo("failed"));
    }

    @Test
    void aBarIsAsHighAsItsNumberAndLiesInTheDrawing() {
        Chart chart = RunsChart.of(day(), LATE);

        assertThat(chart.line()).isEqualTo(new Chart.Mark(Plot.TOP, "60 expected"));
        assertThat(chart.bars())
                .filteredOn(bar -> bar.kind().equals("ok"))
                .first()
                .satisfies(bar -> assertThat(bar.height()).isEqualTo(Plot.HEIGHT));
        assertThat(chart.bars()).allSatisfy(bar -> {
            assertThat(bar.x()).isBetween(Plot.LEFT, 480.0 - bar.width());
            assertThat(bar.y()).isBetween(Plot.TOP, Plot.TOP + Plot.HEIGHT);
        });
    }

    @Test
    void axesAreLabelledAtRoundHours() {
        assertThat(RunsChart.of(day(), LATE).hours())
                .extracting(Chart.Mark::words)
                .containsExactly("18:00", "00:00", "06:00", "12:00");
    }

    @Test
    void theDurationsAreSaidInASentence() {
        Chart chart = DurationsChart.of(day());

        assertThat(chart.sentence()).isEqualTo("p50 210 ms, p95 210 ms, longest 4.1 s (run 1999).");
        assertThat(chart.rows()).contains(List.of("11:00", "4.1 s", "4.1 s"), List.of("07:00", "no run", "no run"));
        assertThat(DurationsChart.of(new Day(NOW, List.of(), false, MINUTE)).sentence())
                .isEqualTo("No run has ended in the last 24 h.");
    }

    @Test
    void theGreatestValueOfAnAxisIsRound() {
        assertThat(new Plot(0).grid(Numbers::of).get(0).words()).isEqualTo("1");
        assertThat(new Plot(60).grid(Numbers::of).get(0).words()).isEqualTo("60");
        assertThat(new Plot(61).grid(Numbers::of).get(0).words()).isEqualTo("80");
        assertThat(new Plot(4_100).grid(Numbers::of).get(1).words()).isEqualTo("2,500");
    }
}
