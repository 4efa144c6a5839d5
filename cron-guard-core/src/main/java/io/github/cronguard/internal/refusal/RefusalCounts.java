package io.github.cronguard.internal.refusal;

import io.github.cronguard.spi.RefusalCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refusals by minute and reason. Counts in place, since a flood counts very often. Used by one thread at a time. */
final class RefusalCounts {
    private static final long MINUTE = 60_000;

    /** How often, and who came last. */
    private static final class Tally {
        private long count;
        private @Nullable String ip;
        private @Nullable String requestId;

        void add(long more, @Nullable String lastIp, @Nullable String lastRequestId) {
            count += more;
            ip = lastIp;
            requestId = lastRequestId;
        }
    }

    private final int mostKept;
    private final Map<Long, Map<String, Tally>> minutes = new HashMap<>();
    private int kept;
    /** The one that was counted in last. */
    private Map<String, Tally> minute = Map.of();

    private long minuteStart = Long.MIN_VALUE;

    /** No more than so many minutes and reasons are kept; what comes beyond is not counted. */
    RefusalCounts(int mostKept) {
        this.mostKept = mostKept;
    }

    void add(long millis, String reason, @Nullable String ip, String requestId) {
        add(Math.floorDiv(millis, MINUTE) * MINUTE, reason, 1, ip, requestId);
    }

    /** Adds what was counted later. */
    void addAll(RefusalCounts later) {
        later.minutes.forEach((start, reasons) ->
                reasons.forEach((reason, tally) -> add(start, reason, tally.count, tally.ip, tally.requestId)));
    }

    private void add(long start, String reason, long count, @Nullable String ip, @Nullable String requestId) {
        if (start != minuteStart) {
            minute = minutes.getOrDefault(start, Map.of());
            minuteStart = start;
        }
        Tally tally = minute.get(reason);
        if (tally == null) {
            if (kept >= mostKept) {
                return;
            }
            kept++;
            tally = new Tally();
            minute = minutes.computeIfAbsent(start, m -> new HashMap<>());
            minute.put(reason, tally);
        }
        tally.add(count, ip, requestId);
    }

    boolean isEmpty() {
        return kept == 0;
    }

    /** For the audit trail. */
    List<RefusalCount> rows(String guard) {
        List<RefusalCount> rows = new ArrayList<>();
        minutes.forEach((start, reasons) -> reasons.forEach((reason, tally) -> rows.add(
                new RefusalCount(guard, Instant.ofEpochMilli(start), reason, tally.count, tally.ip, tally.requestId))));
        return rows;
    }
}
