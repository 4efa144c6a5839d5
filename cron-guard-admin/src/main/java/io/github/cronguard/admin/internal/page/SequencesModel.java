package io.github.cronguard.admin.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sequences' page shows.
 *
 * @param sequences by their keys
 */
public record SequencesModel(List<Part> sequences) {

    /**
     * A sequence.
     *
     * @param key as an action is told it
     * @param shown as it is shown
     * @param pauseLink the page that pauses it
     * @param seen its pause, as an action is told it
     * @param paused whether it is paused; who did it, and why, stands above each page
     * @param rows by the steps' numbers
     */
    public record Part(String key, String shown, String pauseLink, String seen, boolean paused, List<Row> rows) {}

    /**
     * A step of it.
     *
     * @param step the step's number, with its name where this process has its definition
     * @param due due now
     * @param later waiting for their time
     * @param done done in the last 24 h
     * @param skipped skipped in the last 24 h
     * @param queued with an engine
     * @param uncertain in doubt
     * @param dead given up
     */
    public record Row(
            String step, Cell due, Cell later, Cell done, Cell skipped, Cell queued, Cell uncertain, Cell dead) {}

    /**
     * A count.
     *
     * @param count in words
     * @param tone a class of the style sheet; {@code calm} for none
     * @param link its steps, below the servlet's own path, or null
     */
    public record Cell(String count, String tone, @Nullable String link) {}
}
