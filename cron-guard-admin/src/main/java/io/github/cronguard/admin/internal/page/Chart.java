package io.github.cronguard.admin.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart of 24 hours, and the same as a table. All lengths are in the units of the drawing, which is 480 wide and 168 high.
 *
 * @param id stands before the names of its patterns, which one page must not have twice
 * @param sentence what it says; its name for whoever cannot see it
 * @param bars in the order in which they are drawn
 * @param grid its lines, with their words
 * @param line where runs are expected, or null
 * @param hours the words below it
 * @param legend what its bars mean
 * @param columns the table's heads
 * @param rows the table's cells; the first one is the row's head
 */
public record Chart(
        String id,
        String sentence,
        List<Bar> bars,
        List<Mark> grid,
        @Nullable Mark line,
        List<Mark> hours,
        List<Meaning> legend,
        List<String> columns,
        List<List<String>> rows) {

    /**
     * A rectangle.
     *
     * @param kind a class of the style sheet: ok, partial, failed, going, gap, unread, p50, p95
     * @param hatch the pattern that lies over it, or null
     * @param x its left side
     * @param y its upper side
     * @param width how wide
     * @param height how high
     * @param words shown to a pointer that rests on it
     */
    public record Bar(
            String kind, @Nullable String hatch, double x, double y, double width, double height, String words) {}

    /**
     * A place on an axis.
     *
     * @param at where, from the left or from above
     * @param words what stands there
     */
    public record Mark(double at, String words) {}

    /**
     * What a kind of bar means.
     *
     * @param kind a class of the style sheet
     * @param words its meaning
     */
    public record Meaning(String kind, String words) {}
}
