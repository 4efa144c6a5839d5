package io.github.cronguard.admin.internal.page;

import io.github.cronguard.admin.internal.page.Chart.Bar;
import io.github.cronguard.admin.internal.page.Chart.Meaning;
import io.github.cronguard.spi.RunSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws how long the runs of each hour took. */
final class DurationsChart {
    private DurationsChart() {}

    static Chart of(Day day) {
        List<Hour> hours = day.hours();
        Plot plot = new Plot(hours.stream()
                .mapToLong(hour -> hour.p95() == null ? 0 : hour.p95())
                .max()
                .orElse(0));
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            draw(bars, plot, i, hours.get(i));
        }
        return new Chart(
                "durations",
                sentence(day),
                bars,
                plot.grid(Times::millis),
                null,
                Plot.hours(hours),
                List.of(new Meaning("p50", "p50: half are done by then"), new Meaning("p95", "p95: 95 in 100 are")),
                List.of("Hour (UTC)", "p50", "p95"),
                hours.stream().map(DurationsChart::row).toList());
    }

    private static void draw(List<Bar> bars, Plot plot, int slot, Hour hour) {
        Long p50 = hour.p50();
        Long p95 = hour.p95();
        if (p50 == null || p95 == null) {
            return;
        }
        String words = Times.minute(hour.start()) + ": p50 " + Times.millis(p50) + ", p95 " + Times.millis(p95);
        bars.add(bar("p95", plot, slot, p95, words));
        bars.add(bar("p50", plot, slot, p50, words));
    }

    private static Bar bar(String kind, Plot plot, int slot, long value, String words) {
        double height = Math.max(plot.height(value), 1);
        double y = Plot.TOP + Plot.HEIGHT - height;
        return new Bar(kind, null, Plot.x(slot), Math.round(y * 10) / 10.0, Plot.BAR, height, words);
    }

    private static List<String> row(Hour hour) {
        return List.of(Times.minute(hour.start()), words(hour.p50()), words(hour.p95()));
    }

    private static String words(@Nullable Long millis) {
        return millis == null ? "no run" : Times.millis(millis);
    }

    private static String sentence(Day day) {
        List<Long> lengths = day.lengths();
        RunSummary longest = day.longest();
        if (longest == null || longest.durationMs() == null) {
            return "No run has ended in the last 24 h.";
        }
        return "p50 " + words(Day.percentile(lengths, 50)) + ", p95 " + words(Day.percentile(lengths, 95))
                + ", longest " + Times.millis(longest.durationMs()) + " (run " + longest.id() + ").";
    }
}
