package io.github.cronguard.admin.internal.action;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A text as it may stand in the query of a link. */
final class Encoded {
    private Encoded() {}

    static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
