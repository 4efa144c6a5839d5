package io.github.cronguard.internal.config;

import io.github.cronguard.SettingValue.Origin;
import io.github.cronguard.internal.text.Visible;

/** The wording of messages. */
final class Words {
    private static final int SHOWN = 120;

    private Words() {}

    static String of(Origin origin) {
        return switch (origin) {
            case CODE -> "code";
            case PROPERTY -> "property";
            case ENVIRONMENT -> "environment";
        };
    }

    /** A setting's name as it was written, harmless and bounded. */
    static String name(String text) {
        return Visible.line(text, SHOWN);
    }

    /** A value that is no secret, harmless and bounded. */
    static String quoted(String text) {
        return '"' + Visible.line(text, SHOWN) + '"';
    }
}
