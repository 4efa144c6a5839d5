package io.github.cronguard.admin.internal.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path below the servlet's own, with its query. Immutable. */
final class Link {
    private final String text;

    private Link(String text) {
        this.text = text;
    }

    static Link to(String path) {
        return new Link(path);
    }

    /** With one more field; without it if it is null or empty. */
    Link with(String name, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return this;
        }
        String pair = name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
        return new Link(text + (text.indexOf('?') < 0 ? "?" : "&") + pair);
    }

    @Override
    public String toString() {
        return text;
    }
}
