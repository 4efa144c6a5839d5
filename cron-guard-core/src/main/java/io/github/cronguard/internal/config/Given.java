package io.github.cronguard.internal.config;

import io.github.cronguard.SettingValue.Origin;

/**
 * The text that holds for a setting.
 *
 * @param name as the host wrote it, for messages
 * @param origin where it came from
 * @param text raw; may be a secret
 */
record Given(String name, Origin origin, String text) {
    /** Without the text, which may be a secret. */
    @Override
    public String toString() {
        return name + " (" + Words.of(origin) + ")";
    }
}
