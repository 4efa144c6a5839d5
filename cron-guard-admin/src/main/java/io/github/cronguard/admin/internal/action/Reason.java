package io.github.cronguard.admin.internal.action;

import io.github.cronguard.admin.internal.action.Question.Input;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.spi.Bounds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an operator does something, in one line of their own words. */
final class Reason {
    private static final String FIELD = "reason";

    private Reason() {}

    static Optional<String> in(AdminRequest request) {
        return request.fields().text(FIELD, Bounds.REASON).map(text -> text.replaceAll("\\s+", " "));
    }

    static @Nullable String orNull(AdminRequest request) {
        return in(request).orElse(null);
    }

    static Optional<String> missing(AdminRequest request) {
        return in(request).isPresent() ? Optional.empty() : Optional.of("Say why: the reason is kept in the audit.");
    }

    static Input input(AdminRequest request, boolean required) {
        return new Input(
                FIELD,
                required ? "Reason" : "Reason (optional)",
                "Kept in the audit.",
                "text",
                required,
                Bounds.REASON,
                in(request).orElse(""),
                List.of());
    }
}
