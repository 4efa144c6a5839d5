package io.github.cronguard.spring.boot.actuator;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronHealth;
import org.jspecify.annotations.Nullable;

/**
 * What a guard's storage says just now, or why it says nothing.
 *
 * @param guard whose
 * @param health null if the storage does not answer
 * @param error the name of the exception's class then, without its message, which may hold a secret
 */
record GuardReading(
        CronGuard guard,
        @Nullable CronHealth health,
        @Nullable String error) {

    static GuardReading of(CronGuard guard) {
        try {
            return new GuardReading(guard, guard.health(), null);
        } catch (RuntimeException away) {
            return new GuardReading(guard, null, away.getClass().getName());
        }
    }

    /** Down, or nothing is known of it. */
    boolean bad() {
        return health == null || health.down();
    }
}
