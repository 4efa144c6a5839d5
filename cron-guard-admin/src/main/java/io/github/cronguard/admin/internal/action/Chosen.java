package io.github.cronguard.admin.internal.action;

import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.BadInput;
import io.github.cronguard.admin.internal.web.ErrorPart;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which steps an operator chose: some by their keys, or all that match a filter.
 *
 * @param keys the ticked ones; empty where all are meant
 * @param seen how each ticked one was when it was shown, or one text for all that matched; empty if that was not asked yet
 * @param sequence of all, or null
 * @param error of all, or null
 * @param newest of all, only rows up to this one, or null if that was not asked yet
 * @param count how many all were, or null if that was not asked yet
 */
record Chosen(
        List<String> keys,
        List<String> seen,
        @Nullable String sequence,
        @Nullable String error,
        @Nullable Long newest,
        @Nullable Long count) {
    private static final int MOST_TICKED = 1_000;
    private static final int SEEN = 80;

    static Chosen of(AdminRequest request) {
        String sequence = request.fields().text("sequence", Bounds.NAME).orElse(null);
        String error =
                request.fields().text("error", Bounds.ERROR).map(ErrorPart::of).orElse(null);
        Optional<String> all = request.fields().text("all", 3);
        if (all.isPresent()) {
            Long newest = request.fields().number("newest").orElse(null);
            Long count = request.fields().number("count").orElse(null);
            List<String> seen = request.fields().text("seen", SEEN).stream().toList();
            return new Chosen(List.of(), seen, sequence, error, newest, count);
        }
        List<String> keys = request.fields().all("step", MOST_TICKED, Bounds.STEP_KEY);
        List<String> seen = request.fields().all("seen", MOST_TICKED, SEEN);
        if (keys.isEmpty()) {
            throw new BadInput("Tick a step first, or take all that match.");
        }
        if (keys.stream().distinct().count() < keys.size() || !(seen.isEmpty() || seen.size() == keys.size())) {
            throw new BadInput("The fields step and seen do not fit each other.");
        }
        return new Chosen(keys, seen, sequence, error, null, null);
    }

    boolean all() {
        return keys.isEmpty();
    }

    boolean single() {
        return keys.size() == 1;
    }

    boolean filtered() {
        return sequence != null || error != null;
    }

    StepQuery query(StepState state, @Nullable Long before, int limit) {
        Long first = newest == null ? null : Long.valueOf(newest + 1);
        return new StepQuery(state, sequence, error, before == null ? first : before, limit);
    }

    /** For the audit. */
    String target(StepState state) {
        if (!all()) {
            return single() ? keys.get(0) : keys.size() + " steps: " + String.join(", ", keys);
        }
        return "all " + state
                + (sequence == null ? "" : ", sequence " + sequence)
                + (error == null ? "" : ", error contains \"" + error + "\"");
    }

    /** The list of those that wait as they did. */
    static String path(StepState state) {
        return "/attention?state=" + state;
    }

    /** The list that they were chosen from. */
    String back(StepState state) {
        return path(state)
                + (sequence == null ? "" : "&sequence=" + Encoded.of(sequence))
                + (error == null ? "" : "&error=" + Encoded.of(error));
    }
}
