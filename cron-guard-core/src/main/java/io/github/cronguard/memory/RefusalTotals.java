package io.github.cronguard.memory;

import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RefusalTotal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sums minutes of refusals, the most frequent reason first. Read under the monitor of {@link Tables}. */
final class RefusalTotals {
    private static final Comparator<RefusalTotal> MOST_FREQUENT_FIRST =
            Comparator.comparing(RefusalTotal::count).reversed().thenComparing(RefusalTotal::reason);

    private RefusalTotals() {}

    static List<RefusalTotal> of(Tables tables, Predicate<RefusalCount> wanted) {
        Map<String, List<RefusalCount>> byReason = tables.refusals.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(RefusalCount::minute))
                .collect(Collectors.groupingBy(RefusalCount::reason));
        return byReason.values().stream()
                .map(RefusalTotals::total)
                .sorted(MOST_FREQUENT_FIRST)
                .toList();
    }

    private static RefusalTotal total(List<RefusalCount> minutes) {
        RefusalCount last = minutes.get(minutes.size() - 1);
        return new RefusalTotal(
                last.reason(),
                minutes.stream().mapToLong(RefusalCount::count).sum(),
                minutes.get(0).minute(),
                last.minute(),
                last.lastIp(),
                last.lastRequestId());
    }
}
