package io.github.cronguard.spring.boot.actuator;

import io.github.cronguard.CronGuard;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does to a guard.
 *
 * @param guard the guard
 * @param scope {@code ALL}, or a sequence's key
 * @param who does it
 */
record PauseCommand(CronGuard guard, String scope, String who) {

    Map<String, Object> pause(@Nullable String until, String reason) {
        Instant end =
                until == null ? null : Requested.until(until, guard.health().at());
        guard.pauses().pause(scope, end, who, reason);
        return answer().toMap();
    }

    Map<String, Object> resume() {
        boolean resumed = guard.pauses().resume(scope, who);
        return answer().add("resumed", resumed).toMap();
    }

    private Details answer() {
        return new Details()
                .add("guard", guard.name())
                .add("pauses", GuardView.pauses(guard.pauses().active()));
    }
}
