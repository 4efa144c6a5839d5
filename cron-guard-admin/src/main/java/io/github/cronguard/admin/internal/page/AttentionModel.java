package io.github.cronguard.admin.internal.page;

import io.github.cronguard.admin.internal.page.RunsModel.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a decision.
 *
 * @param tabs the states, with their counts
 * @param state the present one, as a field says it
 * @param meaning what the state means, and what may be done
 * @param asking whether an operator can decide; an engine decides of queued ones
 * @param sequences the choices of the filter
 * @param sequence the filter's, as it was given; empty for all
 * @param error the filter's, as it was given; empty for all
 * @param any whether anything was asked for
 * @param empty what to say if there is no row
 * @param groups what they failed with, most frequent first
 * @param rows newest first
 * @param pager the ways to the next pages
 * @param first what an operator decides first: an action and its words
 * @param second the other way
 */
public record AttentionModel(
        List<Tab> tabs,
        String state,
        String meaning,
        boolean asking,
        List<Choice> sequences,
        String sequence,
        String error,
        boolean any,
        String empty,
        List<Group> groups,
        List<StepRow> rows,
        Pager pager,
        Decision first,
        Decision second) {

    /**
     * A state.
     *
     * @param path its page
     * @param word its name
     * @param count how many, or null if that is not known
     * @param current {@code page} if it is the present one, else null
     */
    public record Tab(
            String path,
            String word,
            @Nullable String count,
            @Nullable String current) {}

    /**
     * Steps that failed alike.
     *
     * @param shown the error's first line
     * @param error its beginning, as an action is told; empty if none is stored
     * @param count how many
     * @param path the ones that contain it
     */
    public record Group(String shown, String error, String count, String path) {}

    /**
     * What an operator can decide.
     *
     * @param action its name in a path
     * @param word on the button of a row
     * @param always whether one row never needs a page that asks again; else a fresh one does not
     */
    public record Decision(String action, String word, boolean always) {
        static final Decision NONE = new Decision("", "", false);
    }
}
