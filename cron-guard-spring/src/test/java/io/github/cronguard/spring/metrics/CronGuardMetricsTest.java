package io.github.cronguard.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.RunCounts;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.Schedule;
import io.github.cronguard.Trigger;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spring.WatchedGuard;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CronGuardMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CronGuardMetrics metrics = new CronGuardMetrics(registry, "billing");

    @Test
    void timesARunByItsOutcome() {
        try (WatchedGuard watched = new WatchedGuard(builder -> builder.listener(metrics))) {
            watched.guard.run(Trigger.timer("own"));
        }
        try (WatchedGuard watched =
                new WatchedGuard(builder -> builder.listener(metrics).task("broken", Schedule.everyTrigger(), run -> {
                    throw new IllegalStateException("broken");
                }))) {
            watched.guard.run(Trigger.timer("own"));
        }

        assertThat(runs("ok")).isOne();
        assertThat(runs("failed")).isOne();
        assertThat(runs("partial")).isZero();
        assertThat(count("cron.guard.step", "result", "failed")).isOne();
    }

    @Test
    void recordsHowLongTheRunTook() {
        metrics.finished(ran(RunStatus.OK, RunCounts.NONE), "timer");

        assertThat(registry.get("cron.guard.run").tag("outcome", "ok").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(1_500);
    }

    @Test
    void countsStepsByTheirResult() {
        metrics.finished(ran(RunStatus.PARTIAL, new RunCounts(4, 3, 2, 1)), "timer");
        metrics.finished(ran(RunStatus.OK, RunCounts.processed(1)), "timer");

        assertThat(count("cron.guard.step", "result", "processed")).isEqualTo(5);
        assertThat(count("cron.guard.step", "result", "queued")).isEqualTo(3);
        assertThat(count("cron.guard.step", "result", "skipped")).isEqualTo(2);
        assertThat(count("cron.guard.step", "result", "failed")).isEqualTo(1);
    }

    @Test
    void countsALostLeaseWhoeverSawItFirst() {
        metrics.finished(ran(RunStatus.LOCK_LOST, RunCounts.NONE), "timer");
        metrics.finished(ran(RunStatus.ABANDONED, RunCounts.NONE), "timer");
        metrics.finished(ran(RunStatus.INTERRUPTED, RunCounts.NONE), "timer");

        assertThat(registry.get("cron.guard.lease.lost").counter().count()).isEqualTo(2);
    }

    @Test
    void countsRefusalsByKnownReasonsAlone() {
        metrics.refused("unauthorized", "192.0.2.1");
        metrics.refused("plain HTTP", "192.0.2.1");
        metrics.refused("made up by a caller 17", "192.0.2.1");
        metrics.refused("made up by a caller 18", null);

        assertThat(count("cron.guard.refusal", "reason", "unauthorized")).isOne();
        assertThat(count("cron.guard.refusal", "reason", "plain-http")).isOne();
        assertThat(count("cron.guard.refusal", "reason", "other")).isEqualTo(2);
    }

    @Test
    void makesNoMeterAfterTheStart() {
        Set<Meter.Id> before = ids();
        assertThat(before).isNotEmpty();

        metrics.refused("made up", "192.0.2.1");
        for (RunStatus status : RunStatus.values()) {
            metrics.finished(ran(status, RunCounts.processed(1)), "caller-" + status);
        }

        assertThat(ids()).isEqualTo(before);
        assertThat(before).allSatisfy(id -> assertThat(id.getTags()).contains(Tag.of("guard", "billing")));
        assertThat(before.stream().flatMap(id -> id.getTags().stream()).map(Tag::getKey))
                .containsOnly("guard", "outcome", "reason", "result");
    }

    private static RunOutcome.Ran ran(RunStatus status, RunCounts counts) {
        return new RunOutcome.Ran(new RunId(1), status, counts, Duration.ofMillis(1_500), null);
    }

    private Set<Meter.Id> ids() {
        List<Meter> meters = registry.getMeters();
        return meters.stream().map(Meter::getId).collect(Collectors.toSet());
    }

    private long runs(String outcome) {
        return registry.get("cron.guard.run").tag("outcome", outcome).timer().count();
    }

    private double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }
}
