package io.github.cronguard.spring.metrics;

import java.util.List;
import java.util.Locale;

/** The reasons of refusals as values of a tag: a known few, so that no caller can make more of them. */
final class RefusalReasons {
    static final String OTHER = "other";

    static final List<String> ALL = List.of(
            "address-not-allowed",
            "body",
            "busy",
            "closing",
            "credential",
            "delivery-id",
            "error",
            "forwarded",
            "interrupted",
            "late",
            "method",
            "path",
            "paused",
            "plain-http",
            "prefetch",
            "rate-limit",
            "repeated",
            "storage",
            "threads",
            "too-many-failures",
            "unauthorized",
            OTHER);

    private RefusalReasons() {}

    static String of(String reason) {
        String word = reason.toLowerCase(Locale.ROOT).replace(' ', '-');
        return ALL.contains(word) ? word : OTHER;
    }
}
