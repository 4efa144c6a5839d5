package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs whose lease is in trouble, or that do not end. Heartbeats come by the machine's clock, each second here. */
@Timeout(60)
class LeaseAttackTest {
    private final GuardFixture fixture = new GuardFixture();
    private final AtomicInteger beats = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicReference<RunOutcome> outcome = new AtomicReference<>();

    @AfterEach
    void close() {
        release.countDown();
        fixture.close();
    }

    private CronGuard guard() {
        return fixture.guard(
                settings -> settings.leaseTtl(Duration.ofSeconds(3))
                        .maxHold(Duration.ofSeconds(5))
                        .tickBudget(Duration.ofSeconds(2)),
                g -> g.runLock(request ->
                                fixture.storage.runLock().tryAcquire(request).map(Counted::new))
                        .task("never-ends", Schedule.everyTrigger(), run -> {
                            started.countDown();
                            awaitDespiteInterrupts();
                            return RunCounts.NONE;
                        })
                        .task("other", Schedule.everyTrigger(), run -> RunCounts.processed(1)));
    }

    private Thread begin(CronGuard guard) throws InterruptedException {
        Thread thread = new Thread(() -> outcome.set(guard.run(Trigger.timer("first"))));
        thread.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        return thread;
    }

    private RunOutcome.Ran ended() {
        return (RunOutcome.Ran) Objects.requireNonNull(outcome.get());
    }

    private void awaitBeats(int more) {
        int until = beats.get() + more;
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> beats.get() >= until);
    }

    @Test
    void aRunOnAThreadThatNeverEndsHoldsTheLockForTheGreatestHoldAloneAndIsShownAsStuck() throws Exception {
        CronGuard guard = guard();
        Thread first = begin(guard);
        fixture.clock.advance(Duration.ofSeconds(2));
        awaitBeats(1);
        fixture.clock.advance(Duration.ofSeconds(2));
        assertThat(guard.run(Trigger.timer("early"))).isInstanceOf(RunOutcome.Busy.class);
        awaitBeats(1); // the heart goes on beating, but not beyond the greatest hold
        fixture.clock.advance(Duration.ofSeconds(1));
        first.join(20_000);
        assertThat(ended().status()).isEqualTo(RunStatus.LOCK_LOST);

        RunOutcome.Ran next = (RunOutcome.Ran) guard.run(Trigger.timer("second"));
        assertThat(next.status()).isEqualTo(RunStatus.OK);
        assertThat(next.counts()).isEqualTo(new RunCounts(1, 0, 1, 0));
        assertThat(fixture.runs().get(1).output()).contains("Task never-ends is stuck");
    }

    @Test
    void theHeartbeatOutlivesTheClosingOfTheGuardUntilTheRunHasEnded() throws Exception {
        CronGuard guard = guard();
        Thread first = begin(guard);
        Thread closing = new Thread(() -> guard.close(Duration.ofSeconds(30)));
        closing.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> guard.run(Trigger.timer("late")) instanceof RunOutcome.Unavailable);
        awaitBeats(2);
        release.countDown();
        first.join(20_000);
        closing.join(20_000);
        assertThat(ended().status()).isNotEqualTo(RunStatus.LOCK_LOST);
        assertThat(fixture.storage.health().lease()).as("given back").isNull();
    }

    private void awaitDespiteInterrupts() {
        while (release.getCount() > 0) {
            try {
                release.await();
            } catch (InterruptedException ignored) {
                // a thread that does not heed interrupts
            }
        }
    }

    /** Counts heartbeats. */
    private final class Counted implements Lease {
        private final Lease lease;

        Counted(Lease lease) {
            this.lease = lease;
        }

        @Override
        public String name() {
            return lease.name();
        }

        @Override
        public String owner() {
            return lease.owner();
        }

        @Override
        public long fence() {
            return lease.fence();
        }

        @Override
        public Duration remaining() {
            return lease.remaining();
        }

        @Override
        public boolean extend(Duration ttl) {
            boolean extended = lease.extend(ttl);
            beats.incrementAndGet();
            return extended;
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}
