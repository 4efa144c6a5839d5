package io.github.cronguard.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Trigger;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spring.WatchedGuard;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class CronGuardObservationsTest {

    /** What each carrier does. */
    abstract static class Carrying {
        final TestObservationRegistry registry = TestObservationRegistry.create();
        final CronGuardObservations observations = new CronGuardObservations(registry, "billing");

        abstract ContextCarrier carrier();

        final WatchedGuard watched() {
            return new WatchedGuard(builder -> builder.listener(observations)
                    .contextCarrier(carrier())
                    .task("invoices", Schedule.everyTrigger(), run -> {
                        Observation.createNotStarted("task.work", registry).observe(() -> {});
                        return RunCounts.NONE;
                    })
                    .sequence(Sequence.named("default_outreach")
                            .step(1, "intro")
                            .handledBy(Delivery.AT_MOST_ONCE, step -> {
                                Observation.createNotStarted("step.work", registry)
                                        .observe(() -> {});
                                return StepResult.processed();
                            })));
        }

        @Test
        void isAChildOfTheTriggersAndTheParentOfTheWork() {
            try (WatchedGuard watched = watched()) {
                watched.storage.enrollments().enroll("default_outreach", "anna@example.test", Map.of());
                Observation.createNotStarted("trigger", registry)
                        .observe(() -> watched.guard.run(Trigger.timer("own")));
            }

            parent(CronGuardObservations.NAME, "trigger");
            parent("task.work", CronGuardObservations.NAME);
            parent("step.work", CronGuardObservations.NAME);
            assertThat(registry.getCurrentObservation()).isNull();
        }

        @Test
        void leavesNothingBehindOnTheGuardsThreads() {
            try (WatchedGuard watched = watched()) {
                watched.guard.run(Trigger.timer("first"));
                registry.clear();
                for (int i = 0; i < 20; i++) {
                    watched.guard.run(Trigger.timer("own"));
                }
            }

            TestObservationRegistryAssert.assertThat(registry)
                    .forAllObservationsWithNameEqualTo(
                            CronGuardObservations.NAME, context -> context.doesNotHaveParentObservation());
        }

        private void parent(String child, String parent) {
            TestObservationRegistryAssert.assertThat(registry)
                    .hasObservationWithNameEqualTo(child)
                    .that()
                    .hasBeenStopped()
                    .hasParentObservationContextMatching(context -> parent.equals(context.getName()));
        }
    }

    @Nested
    class ByTheObservationAlone extends Carrying {
        @Override
        ContextCarrier carrier() {
            return new ObservationCarrier(registry);
        }
    }

    @Nested
    class BySnapshot extends Carrying {
        @Override
        ContextCarrier carrier() {
            return new SnapshotCarrier();
        }

        @Test
        void leavesTheSecurityContextBehind() {
            List<String> seen = Collections.synchronizedList(new ArrayList<>());
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("admin", "secret"));
            try (WatchedGuard watched = new WatchedGuard(builder -> builder.contextCarrier(carrier())
                    .task("who", Schedule.everyTrigger(), run -> {
                        seen.add(String.valueOf(
                                SecurityContextHolder.getContext().getAuthentication()));
                        return RunCounts.NONE;
                    }))) {
                watched.guard.run(Trigger.manual("admin"));
            } finally {
                SecurityContextHolder.clearContext();
            }

            assertThat(seen).containsExactly("null");
        }
    }

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final CronGuardObservations observations = new CronGuardObservations(registry, "billing");

    @Test
    void tellsGuardOutcomeAndRun() {
        try (WatchedGuard watched = new WatchedGuard(builder -> builder.listener(observations))) {
            watched.guard.run(Trigger.timer("own"));
        }

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasNameEqualTo("cron.guard.execution")
                .hasBeenStopped()
                .hasLowCardinalityKeyValue("guard", "billing")
                .hasLowCardinalityKeyValue("outcome", "ok")
                .hasHighCardinalityKeyValue("run.id", "1")
                .doesNotHaveError();
    }

    @Test
    void recordsWhatAFailedRunSays() {
        try (WatchedGuard watched = new WatchedGuard(
                builder -> builder.listener(observations).task("invoices", Schedule.everyTrigger(), run -> {
                    throw new IllegalStateException("no printer");
                }))) {
            watched.guard.run(Trigger.timer("own"));
        }

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasLowCardinalityKeyValue("outcome", "failed")
                .hasError()
                .thenError()
                .hasMessageContaining("FAILED: invoices: ")
                .hasMessageContaining("no printer");
    }

    @Test
    void doesNotMakeTheTimerOfTheMetrics() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        try (WatchedGuard watched = new WatchedGuard(
                builder -> builder.listener(observations).listener(new CronGuardMetrics(meters, "billing")))) {
            watched.guard.run(Trigger.timer("own"));
        }

        assertThat(meters.get("cron.guard.run").tag("outcome", "ok").timer().count())
                .isOne();
        assertThat(meters.get("cron.guard.execution")
                        .tag("outcome", "ok")
                        .timer()
                        .count())
                .isOne();
        assertThat(meters.get("cron.guard.run").timers()).hasSize(6);
    }

    @Test
    void aHandlerThatFailsBreaksNoRun() {
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStart(Observation.Context context) {
                throw new IllegalStateException("no tracer");
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        try (WatchedGuard watched = new WatchedGuard(builder -> builder.listener(observations)
                .task("invoices", Schedule.everyTrigger(), run -> RunCounts.processed(3)))) {
            assertThat(watched.guard.run(Trigger.timer("own")).counts().processed())
                    .isEqualTo(3);
        }
    }
}
