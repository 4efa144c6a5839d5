package io.github.cronguard.spring.boot;

import io.github.cronguard.CronGuardBuilder;

/** A bean that has the last word on the auto-configured guard, before it is built. */
@FunctionalInterface
public interface CronGuardCustomizer {

    /**
     * Adds to the guard or replaces a part of it.
     *
     * @param builder with all beans in it
     */
    void customize(CronGuardBuilder builder);
}
