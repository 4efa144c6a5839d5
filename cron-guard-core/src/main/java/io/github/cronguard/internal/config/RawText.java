package io.github.cronguard.internal.config;

import io.github.cronguard.internal.text.Visible;

/** What holds for the text of every setting. */
final class RawText {
    private static final int MAX = 8 * 1024;

    private RawText() {}

    static void check(Values values, Setting setting) {
        String text = values.text(setting).orElse("");
        if (text.isEmpty()) {
            // most often a variable that was not filled; an empty allow-list must not mean "everybody"
            values.wrong(setting, "it is set but empty; unset it, or give it a value");
        } else if (text.length() > MAX) {
            values.wrong(setting, "it must have at most " + MAX + " characters");
        } else if (text.codePoints().anyMatch(Visible::isUnsafe)) {
            values.wrong(setting, "it must not hold control, format or broken characters");
        }
    }
}
