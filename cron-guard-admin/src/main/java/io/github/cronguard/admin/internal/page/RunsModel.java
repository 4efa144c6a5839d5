package io.github.cronguard.admin.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the list of runs shows.
 *
 * @param filter what was asked for
 * @param rows newest first
 * @param pager the ways to the next pages
 * @param newest the number of the first run, if the list is to say when newer ones come; else null
 */
public record RunsModel(
        Filter filter,
        List<RunRow> rows,
        Pager pager,
        @Nullable String newest) {

    /**
     * What was asked for, as it stands in the form.
     *
     * @param statuses the choices
     * @param from as in the field, or empty
     * @param to as in the field, or empty
     * @param caller as in the field, or empty
     * @param request as in the field, or empty
     * @param any whether anything was asked for
     */
    public record Filter(List<Choice> statuses, String from, String to, String caller, String request, boolean any) {}

    /**
     * A choice of a field.
     *
     * @param value what is sent
     * @param word what stands there
     * @param selected whether it is the present one
     */
    public record Choice(String value, String word, boolean selected) {}
}
