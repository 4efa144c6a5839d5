package io.github.cronguard.admin.internal.page;

import io.github.cronguard.admin.internal.page.Chart.Bar;
import io.github.cronguard.admin.internal.page.Chart.Mark;
import io.github.cronguard.admin.internal.page.Chart.Meaning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Draws how many runs each hour had, and how they ended. */
final class RunsChart {
    private final List<Hour> hours;
    private final Plot plot;
    private final List<Bar> bars = new ArrayList<>();

    private RunsChart(Day day) {
        this.hours = day.hours();
        this.plot = new Plot(Math.max(
                day.expected(), hours.stream().mapToLong(Hour::all).max().orElse(0)));
    }

    static Chart of(Day day, Duration lateAfter) {
        RunsChart chart = new RunsChart(day);
        for (int i = 0; i < chart.hours.size(); i++) {
            chart.draw(i, chart.hours.get(i));
        }
        return new Chart(
                "runs",
                sentence(day, lateAfter),
                chart.bars,
                chart.plot.grid(Numbers::of),
                day.expected() == 0
                        ? null
                        : new Mark(chart.plot.y(day.expected()), Numbers.of(day.expected()) + " expected"),
                Plot.hours(chart.hours),
                chart.legend(),
                List.of("Hour (UTC)", "OK", "Partial", "Failed", "Going on"),
                chart.hours.stream().map(RunsChart::row).toList());
    }

    private void draw(int slot, Hour hour) {
        String from = Times.minute(hour.start()) + ": ";
        if (hour.kind() == Hour.Kind.GAP) {
            bars.add(full(slot, "gap", from + "no run came"));
        }
        if (hour.kind() == Hour.Kind.UNREAD) {
            bars.add(full(slot, "unread", from + "not counted"));
        }
        long below = 0;
        below = stack(slot, "ok", hour.ok(), below, from + Numbers.of(hour.ok()) + " OK");
        below = stack(slot, "partial", hour.partial(), below, from + Numbers.of(hour.partial()) + " partial");
        below = stack(slot, "failed", hour.failed(), below, from + Numbers.of(hour.failed()) + " failed");
        stack(slot, "going", hour.going(), below, from + "one is going on");
    }

    private static Bar full(int slot, String kind, String words) {
        double x = Plot.LEFT + slot * Plot.SLOT;
        return new Bar(kind, kind.equals("gap") ? "gap" : null, x, Plot.TOP, Plot.SLOT, Plot.HEIGHT, words);
    }

    private long stack(int slot, String kind, long count, long below, String words) {
        if (count > 0) {
            // A single failed run among hundreds must be seen too.
            double height = Math.max(plot.height(count), 2);
            double y = Math.max(plot.y(below) - height, Plot.TOP);
            bars.add(new Bar(kind, kind.equals("failed") ? "failed" : null, Plot.x(slot), y, Plot.BAR, height, words));
        }
        return below + count;
    }

    private List<Meaning> legend() {
        List<Meaning> keys = new ArrayList<>(
                List.of(new Meaning("ok", "OK"), new Meaning("partial", "partial"), new Meaning("failed", "failed")));
        if (hours.stream().anyMatch(hour -> hour.kind() == Hour.Kind.GAP)) {
            keys.add(new Meaning("gap", "no run came"));
        }
        if (hours.stream().anyMatch(hour -> hour.kind() == Hour.Kind.UNREAD)) {
            keys.add(new Meaning("unread", "not counted"));
        }
        return keys;
    }

    private static List<String> row(Hour hour) {
        String hourOfDay = Times.minute(hour.start());
        return switch (hour.kind()) {
            case UNREAD -> List.of(hourOfDay, "not counted", "", "", "");
            case GAP -> List.of(hourOfDay, "no run came", "0", "0", "0");
            case PLAIN ->
                List.of(
                        hourOfDay,
                        Numbers.of(hour.ok()),
                        Numbers.of(hour.partial()),
                        Numbers.of(hour.failed()),
                        Numbers.of(hour.going()));
        };
    }

    private static String sentence(Day day, Duration lateAfter) {
        if (day.runs().isEmpty()) {
            return "No runs in the last 24 h.";
        }
        String only = day.complete() ? "" : "The newest ";
        String failed = day.failed() == 0 ? "none failed" : Numbers.of(day.failed()) + " failed";
        Day.Gap gap = day.longestGap();
        String longest = gap == null || gap.length().compareTo(lateAfter) <= 0
                ? " No gap was longer than " + Times.limit(lateAfter) + "."
                : " Longest gap " + Times.span(gap.length()) + ", " + Times.minute(gap.from()) + " to "
                        + Times.minute(gap.to()) + " UTC.";
        return only + Numbers.of(day.runs().size(), "run") + ", " + failed + "." + longest;
    }
}
