package io.github.cronguard.spring.boot;

import io.github.cronguard.CronGuardBuilder;

/** What the application's beans add to a guard. */
@FunctionalInterface
interface GuardBeans {
    void addTo(CronGuardBuilder builder);
}
