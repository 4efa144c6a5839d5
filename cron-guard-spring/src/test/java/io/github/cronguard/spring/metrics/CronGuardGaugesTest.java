package io.github.cronguard.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cronguard.Trigger;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spring.WatchedGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CronGuardGaugesTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WatchedGuard watched = new WatchedGuard(builder -> builder.sequence(Sequence.named("default_outreach")
            .step(1, "intro")
            .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed())));

    @BeforeEach
    void bind() {
        new CronGuardGauges(watched.guard, watched.clock).bindTo(registry);
    }

    @AfterEach
    void close() {
        watched.hanging.countDown();
        watched.close();
    }

    @Test
    void readsBacklogAndAge() {
        watched.guard.run(Trigger.timer("own"));
        watched.storage.enrollments().enroll("default_outreach", "anna@example.test", Map.of());
        watched.clock.advance(Duration.ofSeconds(90));

        assertThat(backlog()).isOne();
        assertThat(age()).isEqualTo(90);
        assertThat(registry.get("cron.guard.last.run.age")
                        .tag("guard", "billing")
                        .timeGauge()
                        .getId()
                        .getBaseUnit())
                .isEqualTo("seconds");
    }

    @Test
    void knowsNoAgeBeforeTheFirstRun() {
        assertThat(age()).isNaN();
        assertThat(backlog()).isZero();
    }

    @Test
    void sharesOneReadingForFiveSeconds() {
        age();
        backlog();
        watched.clock.advance(Duration.ofMillis(4_900));
        backlog();
        assertThat(watched.readings).hasValue(1);

        watched.clock.advance(Duration.ofMillis(200));
        backlog();
        age();
        assertThat(watched.readings).hasValue(2);
    }

    @Test
    void sharesAFailedReadingToo() {
        watched.away = true;
        assertThat(backlog()).isNaN();
        assertThat(age()).isNaN();
        assertThat(watched.readings).hasValue(1);

        watched.away = false;
        watched.clock.advance(Duration.ofSeconds(6));
        assertThat(backlog()).isZero();
    }

    @Test
    void doesNotWaitForAStorageThatHangs() {
        CountDownLatch hanging = new CountDownLatch(1);
        watched.hanging = hanging;
        long before = System.nanoTime();
        assertThat(backlog()).isNaN();
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));

        watched.clock.advance(Duration.ofMinutes(1));
        assertThat(backlog()).isNaN();
        assertThat(age()).isNaN();
        assertThat(watched.readings).as("no second thread hangs").hasValue(1);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));

        hanging.countDown();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(backlog()).isZero());
    }

    private double backlog() {
        return registry.get("cron.guard.backlog")
                .tag("guard", "billing")
                .gauge()
                .value();
    }

    private double age() {
        return registry.get("cron.guard.last.run.age")
                .tag("guard", "billing")
                .gauge()
                .value();
    }
}
