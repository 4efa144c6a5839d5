package io.github.cronguard.admin.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which calls were refused.
 *
 * @param spans the choices of how far back
 * @param words the present one
 * @param rows most frequent first
 */
public record RefusalsModel(List<Span> spans, String words, List<RefusedRow> rows) {

    /**
     * How far back.
     *
     * @param path its page
     * @param word its name
     * @param current {@code page} if it is the present one, else null
     */
    public record Span(String path, String word, @Nullable String current) {}
}
