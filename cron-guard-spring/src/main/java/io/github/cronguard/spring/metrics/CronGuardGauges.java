package io.github.cronguard.spring.metrics;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronHealth;
import io.github.cronguard.GuardClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What stands in a guard's storage, as gauges. They share one reading of it for 5 s, wait 1 s for it at most, and are
 * {@code NaN} while it does not answer. Safe for use by several threads.
 *
 * <ul>
 *   <li>{@code cron.guard.backlog}: due steps, counted up to 1,000;
 *   <li>{@code cron.guard.last.run.age}: the time since the newest run began, by the storage's clock; {@code NaN} before the
 *       first one.
 * </ul>
 */
public final class CronGuardGauges implements MeterBinder {
    private static final double MILLIS = 1_000;

    private final String guard;
    private final SharedReading reading;

    /**
     * Gauges of one guard.
     *
     * @param guard whose name is the value of the tag {@code guard}
     * @param clock decides how old a reading is
     */
    public CronGuardGauges(CronGuard guard, GuardClock clock) {
        this.guard = guard.name();
        this.reading = new SharedReading(guard, clock);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("cron.guard.backlog", () -> read(CronHealth::backlog))
                .description("Due steps, counted up to 1,000")
                .baseUnit("steps")
                .tag("guard", guard)
                .register(registry);
        TimeGauge.builder("cron.guard.last.run.age", () -> read(CronGuardGauges::age), TimeUnit.SECONDS)
                .description("The time since the newest run began")
                .tag("guard", guard)
                .register(registry);
    }

    private double read(ToDoubleFunction<CronHealth> value) {
        return reading.get().map(value::applyAsDouble).orElse(Double.NaN);
    }

    private static double age(CronHealth health) {
        return health.lastRun() == null
                ? Double.NaN
                : Duration.between(health.lastRun().startedAt(), health.at()).toMillis() / MILLIS;
    }
}
