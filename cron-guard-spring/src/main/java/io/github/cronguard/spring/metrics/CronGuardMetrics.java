package io.github.cronguard.spring.metrics;

import io.github.cronguard.RunCounts;
import io.github.cronguard.RunListener;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.spi.RunStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts one guard's runs, refusals and steps. All meters are there from the start, at zero, so that an alert sees the first
 * event too. Their tags have few values: none comes from a caller. Safe for use by several threads.
 *
 * <ul>
 *   <li>{@code cron.guard.run}: a timer of ended runs, by {@code outcome};
 *   <li>{@code cron.guard.refusal}: triggers that started no run, by {@code reason};
 *   <li>{@code cron.guard.step}: what the runs did, in the units of their tasks, by {@code result};
 *   <li>{@code cron.guard.lease.lost}: runs that lost their lock before their end.
 * </ul>
 */
public final class CronGuardMetrics implements RunListener {
    private final Map<RunStatus, Timer> runs = new EnumMap<>(RunStatus.class);
    private final Map<String, Counter> refusals = new HashMap<>();
    private final Counter processed;
    private final Counter queued;
    private final Counter skipped;
    private final Counter failed;
    private final Counter leaseLost;

    /**
     * Registers one guard's meters.
     *
     * @param registry where
     * @param guard the guard's name, the value of the tag {@code guard}
     */
    public CronGuardMetrics(MeterRegistry registry, String guard) {
        Objects.requireNonNull(guard, "guard");
        for (RunStatus status : RunStatus.values()) {
            if (status.isFinal()) {
                runs.put(status, run(registry, guard, status));
            }
        }
        for (String reason : RefusalReasons.ALL) {
            refusals.put(reason, refusal(registry, guard, reason));
        }
        this.processed = step(registry, guard, "processed");
        this.queued = step(registry, guard, "queued");
        this.skipped = step(registry, guard, "skipped");
        this.failed = step(registry, guard, "failed");
        this.leaseLost = Counter.builder("cron.guard.lease.lost")
                .description("Runs that lost their lock before their end")
                .tag("guard", guard)
                .register(registry);
    }

    private static Timer run(MeterRegistry registry, String guard, RunStatus status) {
        return Timer.builder("cron.guard.run")
                .description("Ended runs, from their record to their end")
                .tag("guard", guard)
                .tag("outcome", status.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private static Counter refusal(MeterRegistry registry, String guard, String reason) {
        return Counter.builder("cron.guard.refusal")
                .description("Triggers that started no run")
                .tag("guard", guard)
                .tag("reason", reason)
                .register(registry);
    }

    private static Counter step(MeterRegistry registry, String guard, String result) {
        return Counter.builder("cron.guard.step")
                .description("What runs did: steps of sequences, and the tasks' own units")
                .tag("guard", guard)
                .tag("result", result)
                .register(registry);
    }

    @Override
    public void finished(RunOutcome.Ran outcome, String caller) {
        Timer run = runs.get(outcome.status());
        if (run != null) {
            run.record(outcome.duration());
        }
        RunCounts counts = outcome.counts();
        processed.increment((double) counts.processed());
        queued.increment((double) counts.queued());
        skipped.increment((double) counts.skipped());
        failed.increment((double) counts.failed());
        // Abandoned: it is the next holder who has closed its row.
        if (outcome.status() == RunStatus.LOCK_LOST || outcome.status() == RunStatus.ABANDONED) {
            leaseLost.increment();
        }
    }

    @Override
    public void refused(String reason, @Nullable String callerIp) {
        Counter refusal = refusals.get(RefusalReasons.of(reason));
        if (refusal != null) {
            refusal.increment();
        }
    }
}
