package io.github.cronguard.spring.boot.actuator;

import io.github.cronguard.CronHealth;
import org.jspecify.annotations.Nullable;

/** Why cron is not well, as health and endpoint show it to those who may see details. */
final class Why {
    private Why() {}

    static @Nullable String cause(CronHealth.@Nullable Why why) {
        return why == null ? null : why.cause().name();
    }

    static @Nullable String text(CronHealth.@Nullable Why why) {
        return why == null ? null : why.sentence() + " " + why.next();
    }
}
