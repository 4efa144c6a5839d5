package io.github.cronguard.jdbc.crash;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What was injected, and what came of it. */
final class Figures {
    private final Map<KillPoint, Integer> crashes = new EnumMap<>(KillPoint.class);
    private final Map<KillPoint, Integer> inDoubt = new EnumMap<>(KillPoint.class);
    private long runs;
    private long steps;
    private long doubles;
    private long losses;

    void run() {
        runs++;
    }

    void crash(KillPoint at, int newlyInDoubt) {
        crashes.merge(at, 1, Integer::sum);
        inDoubt.merge(at, newlyInDoubt, Integer::sum);
    }

    void steps(long all, long handedOverTwice, long lost) {
        steps += all;
        doubles += handedOverTwice;
        losses += lost;
    }

    int crashes(KillPoint at) {
        return crashes.getOrDefault(at, 0);
    }

    int crashes() {
        return crashes.values().stream().mapToInt(Integer::intValue).sum();
    }

    String table(String title) {
        StringBuilder table = new StringBuilder(title).append(System.lineSeparator());
        line(table, "fault", "injected", "in doubt");
        for (KillPoint point : KillPoint.values()) {
            line(table, point.words(), crashes(point), inDoubt.getOrDefault(point, 0));
        }
        line(
                table,
                "all",
                crashes(),
                inDoubt.values().stream().mapToInt(Integer::intValue).sum());
        return table.append(String.format(
                        Locale.ROOT, "runs %d, steps %d, doubles %d, losses %d%n", runs, steps, doubles, losses))
                .toString();
    }

    private static void line(StringBuilder table, String words, Object injected, Object doubtful) {
        table.append(String.format(Locale.ROOT, "  %-42s %9s %9s%n", words, injected, doubtful));
    }
}
