package io.github.cronguard.admin.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the overview shows.
 *
 * @param tiles what is refreshed
 * @param runs the chart of the runs, or null before the first one
 * @param durations the chart of their durations, or null before the first one
 * @param failed the newest runs that failed in the last 24 h
 * @param refused refused calls of the last 24 h, most frequent first
 */
public record OverviewModel(
        TilesModel tiles,
        @Nullable Chart runs,
        @Nullable Chart durations,
        List<FailedRun> failed,
        List<RefusedRow> refused) {

    /**
     * A run that failed.
     *
     * @param id its number
     * @param badge how it ended
     * @param started when it started
     */
    public record FailedRun(String id, Badge badge, When started) {}
}
