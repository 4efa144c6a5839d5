package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.StepTotals;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** How many steps are how, in one statement. Each kind's rows come from the index that has them in order, up to the limit. */
final class StepCounts {
    private record Place(String sequence, int number) {}

    private static final String ENDED =
            ofKind("t.state", "t.finished_at > {now+since} ORDER BY t.guard DESC, t.finished_at DESC", "ended");

    private final String totals;

    StepCounts(Database db) {
        totals = db.sql("SELECT a.sequence_key, a.step_no, a.kind, COUNT(*) AS steps FROM ("
                + String.join(
                        " UNION ALL ",
                        pending("DUE", "<="),
                        pending("LATER", ">"),
                        ENDED,
                        waiting("QUEUED"),
                        waiting("UNCERTAIN"),
                        waiting("DEAD"))
                + ") a GROUP BY a.sequence_key, a.step_no, a.kind");
    }

    private static String ofKind(String kind, String which, String name) {
        return "SELECT * FROM (SELECT t.sequence_key, t.step_no, " + kind + " AS kind FROM {steps} t"
                + " WHERE t.guard = :guard AND " + which + " LIMIT " + StepTotals.MOST + ") " + name + "_steps";
    }

    private static String pending(String kind, String compared) {
        return ofKind(
                "'" + kind + "'",
                "t.state = 'PENDING' AND t.due_at " + compared + " {now} ORDER BY t.guard, t.state, t.due_at, t.id",
                kind);
    }

    private static String waiting(String state) {
        return ofKind(
                "'" + state + "'", "t.state = '" + state + "' ORDER BY t.guard DESC, t.state DESC, t.id DESC", state);
    }

    List<StepTotals> totals(Handle handle, String guard, Duration lately) {
        Map<Place, Map<String, Long>> counts =
                new TreeMap<>(Comparator.comparing(Place::sequence).thenComparingInt(Place::number));
        handle.createQuery(totals)
                .bind("guard", guard)
                .bind("since", -Micros.of(lately))
                .map((row, context) -> {
                    Place place = new Place(row.getString("sequence_key"), row.getInt("step_no"));
                    return Map.entry(place, Map.entry(row.getString("kind"), row.getLong("steps")));
                })
                .filter(count -> !count.getValue().getKey().equals("CANCELLED"))
                .forEach(count -> counts.computeIfAbsent(count.getKey(), place -> new HashMap<>())
                        .put(count.getValue().getKey(), count.getValue().getValue()));
        return counts.entrySet().stream()
                .map(entry -> totals(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static StepTotals totals(Place place, Map<String, Long> counts) {
        return new StepTotals(
                place.sequence,
                place.number,
                counts.getOrDefault("DUE", 0L),
                counts.getOrDefault("LATER", 0L),
                counts.getOrDefault("DONE", 0L),
                counts.getOrDefault("SKIPPED", 0L),
                counts.getOrDefault("QUEUED", 0L),
                counts.getOrDefault("UNCERTAIN", 0L),
                counts.getOrDefault("DEAD", 0L));
    }
}
