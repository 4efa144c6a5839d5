package io.github.cronguard;

import io.github.cronguard.token.Secret;

/**
 * One value as it was given.
 *
 * @param name as it was written, e.g. {@code cron-guard.reply-time} or {@code CRON_GUARD_REPLY_TIME}
 * @param origin where it came from
 * @param text the raw value; kept as a secret, whatever it is, so that no log shows it by accident
 */
public record SettingValue(String name, Origin origin, Secret text) {

    /** Where a value came from; an earlier one wins over a later one. */
    public enum Origin {
        /** The host's code. */
        CODE,
        /** A system property, or what a framework read from its own sources. */
        PROPERTY,
        /** The environment. */
        ENVIRONMENT
    }
}
