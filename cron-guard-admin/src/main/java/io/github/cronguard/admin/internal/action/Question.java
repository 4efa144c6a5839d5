package io.github.cronguard.admin.internal.action;

import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.Reply.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before an action, as {@code confirm.jte} shows it.
 *
 * @param action its name: the form leads there
 * @param title what is to be done, with its object and their number
 * @param objects what it is done to, one line each; may hold anything that is stored
 * @param consequences what comes of it, a sentence each; may hold a contact
 * @param hidden what the form carries along
 * @param inputs what the operator fills in
 * @param button a verb with its object
 * @param back where the operator goes who does not do it: a path below the servlet's own
 * @param wrong what was wrong with the answer before, or null
 */
public record Question(
        String action,
        String title,
        List<String> objects,
        List<String> consequences,
        List<Hidden> hidden,
        List<Input> inputs,
        String button,
        String back,
        @Nullable String wrong) {
    private static final int SHOWN = 20;

    /** Takes copies of the lists. */
    public Question {
        objects = List.copyOf(objects);
        consequences = List.copyOf(consequences);
        hidden = List.copyOf(hidden);
        inputs = List.copyOf(inputs);
    }

    /**
     * A field that is carried along.
     *
     * @param name the field's
     * @param value the field's
     */
    public record Hidden(String name, String value) {}

    /**
     * A field that is filled in.
     *
     * @param name the field's
     * @param label in front of it
     * @param hint below it; may be empty
     * @param type {@code text}, {@code datetime-local} or {@code select}
     * @param required whether it may not be empty
     * @param max the most characters
     * @param value what stands in it at first
     * @param choices of a {@code select}
     */
    public record Input(
            String name,
            String label,
            String hint,
            String type,
            boolean required,
            int max,
            String value,
            List<Choice> choices) {}

    /**
     * One of several.
     *
     * @param value the field's
     * @param label shown
     */
    public record Choice(String value, String label) {}

    Reply page() {
        return new Page(wrong == null ? 200 : 400, "confirm.jte", Map.of("model", this));
    }

    /** No more lines than a person reads, and how many are left out. */
    static List<String> few(List<String> lines, long of, boolean more) {
        List<String> few = new ArrayList<>(lines.subList(0, Math.min(SHOWN, lines.size())));
        if (of > few.size()) {
            few.add("… and " + (of - few.size()) + (more ? " more, at least" : " more"));
        }
        return few;
    }
}
