package io.github.cronguard.spring.boot.actuator;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronHealth;
import io.github.cronguard.spi.RunRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The health of all guards together, for the health indicators of both majors of Spring Boot. */
final class GuardsHealth {
    private final List<CronGuard> guards;

    /**
     * How they are.
     *
     * @param up false if one of them is down, or nothing is known of it
     * @param details of the only guard, or by the guards' names
     */
    record Verdict(boolean up, Map<String, Object> details) {}

    GuardsHealth(List<CronGuard> guards) {
        this.guards = List.copyOf(guards);
    }

    Verdict read() {
        List<GuardReading> readings = guards.stream().map(GuardReading::of).toList();
        boolean up = readings.stream().noneMatch(GuardReading::bad);
        if (readings.size() == 1) {
            return new Verdict(up, details(readings.get(0)));
        }
        Details all = new Details();
        readings.forEach(reading -> all.add(reading.guard().name(), details(reading)));
        return new Verdict(up, all.toMap());
    }

    private static Map<String, Object> details(GuardReading reading) {
        CronHealth health = reading.health();
        if (health == null) {
            return new Details().add("error", reading.error()).toMap();
        }
        return new Details()
                .add("state", health.state().name())
                .add("late", health.late())
                .add("down", health.down())
                .add("lastRun", lastRun(health.lastRun()))
                .add("lastSuccessAt", health.lastSuccessAt())
                .add("backlog", health.backlog())
                .add("oldestDueAt", health.oldestDueAt())
                .add("uncertain", health.uncertain())
                .add("dead", health.dead())
                .add("cause", Why.cause(health.why()))
                .add("why", Why.text(health.why()))
                .add(
                        "lockHeldBy",
                        health.lease() == null ? null : health.lease().node())
                .toMap();
    }

    private static @Nullable Map<String, Object> lastRun(@Nullable RunRecord run) {
        return run == null
                ? null
                : new Details()
                        .add("id", run.id().value())
                        .add("status", run.status().name())
                        .add("at", run.startedAt())
                        .toMap();
    }
}
