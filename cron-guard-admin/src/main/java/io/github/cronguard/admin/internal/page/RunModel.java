package io.github.cronguard.admin.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run's page shows.
 *
 * @param id its number
 * @param badge how it is or ended
 * @param started when it started
 * @param took how long it took, or has been going
 * @param how by what it was started
 * @param counts what it did; while it goes on, nothing
 * @param errorLine the first line of its error; empty if it has none
 * @param error all of its error, if that is more; else null
 * @param progress how far it is, or null if it has ended
 * @param facts who called, where it ran: each with its name
 * @param output what its tasks wrote, or null
 * @param outputSize how much that is; empty without any
 * @param steps the steps it touched, failed ones first
 * @param more whether there are more of them
 * @param newer the next run's number, or null
 * @param older the run's number before it, or null
 */
public record RunModel(
        String id,
        Badge badge,
        When started,
        String took,
        String how,
        String counts,
        String errorLine,
        @Nullable String error,
        @Nullable Progress progress,
        List<Fact> facts,
        @Nullable String output,
        String outputSize,
        List<StepRow> steps,
        boolean more,
        @Nullable String newer,
        @Nullable String older) {

    /**
     * How far a run is.
     *
     * @param seconds how long it has been going, no more than it may
     * @param most how long it may hold the lock
     * @param words the same in words
     * @param handled how many of its steps are behind it, in words
     * @param overtaken why it cannot end well any more, or null
     */
    public record Progress(
            long seconds,
            long most,
            String words,
            String handled,
            @Nullable String overtaken) {}

    /**
     * One thing known of it.
     *
     * @param name what
     * @param value as it is shown
     */
    public record Fact(String name, String value) {}
}
