package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.Verification;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deliveries that callers repeat. */
@Timeout(60)
class DeliveryTest {
    private final GuardFixture fixture = new GuardFixture();
    private final AtomicInteger executed = new AtomicInteger();
    private boolean broken;

    @AfterEach
    void close() {
        fixture.close();
    }

    private CronGuardBuilder work(CronGuardBuilder guard) {
        return guard.task("work", Schedule.everyTrigger(), run -> {
            if (broken) {
                throw new IllegalStateException("no");
            }
            return RunCounts.processed(executed.incrementAndGet());
        });
    }

    private CronRequest delivery(String id) {
        return fixture.trigger().header("Idempotency-Key", id);
    }

    /** A lock during whose acquire another node does something. */
    private RunLock after(Runnable meanwhile) {
        return new RunLock() {
            private Runnable once = meanwhile;

            @Override
            public Optional<Lease> tryAcquire(LeaseRequest request) {
                Runnable now = once;
                once = () -> {};
                now.run();
                return fixture.storage.runLock().tryAcquire(request);
            }
        };
    }

    @Test
    void aRetryThatPassesTheGateWhileTheFirstOneRunsIsCaughtUnderTheLock() {
        CronGuard other = fixture.guard(this::work);
        CronGuard guard = fixture.guard(g -> work(g).runLock(
                        after(() -> assertThat(other.handle(delivery("slot-1")).body())
                                .contains("Schedule executed.", "\"cron_run_id\":1"))));
        assertThat(guard.handle(delivery("slot-1")).body())
                .contains("Already executed.", "\"cron_run_id\":1", "\"processed\":1");
        assertThat(executed).hasValue(1);
        assertThat(fixture.runs()).hasSize(1);
        assertThat(guard.handle(delivery("slot-2")).body())
                .as("the lock is free")
                .contains("Schedule executed.");
    }

    @Test
    void aRetryThatPassesTheGateWhileTheFirstOneFailsRuns() {
        CronGuard other = fixture.guard(this::work);
        CronGuard guard = fixture.guard(g -> work(g).runLock(after(() -> {
            broken = true;
            assertThat(other.handle(delivery("slot-1")).status()).isEqualTo(500);
            broken = false;
        })));
        assertThat(guard.handle(delivery("slot-1")).body()).contains("Schedule executed.", "\"cron_run_id\":2");
    }

    @Test
    void anIdBelongsToItsCallersName() {
        CronGuard guard = fixture.guard(g -> work(g).tokenVerifier(request -> request.header("X-Caller")
                .<Verification>map(name -> new Verification.Accepted(name, "Test", Verification.Scope.RUN))
                .orElseGet(Verification.Absent::new)));
        for (String caller : new String[] {"anna", "bert"}) {
            CronRequest request = CronRequest.post("/cron/run")
                    .header("X-Caller", caller)
                    .header("Idempotency-Key", "slot-1")
                    .from("127.0.0.1");
            assertThat(guard.handle(request).body()).contains("Schedule executed.");
            assertThat(guard.handle(request).body()).contains("Already executed.");
        }
        assertThat(executed).hasValue(2);
    }

    @Test
    void anIdIsRememberedForTwoDays() {
        CronGuard guard = fixture.guard(this::work);
        guard.handle(delivery("slot-1"));
        fixture.clock.advance(Duration.ofDays(2).minusSeconds(1));
        assertThat(guard.handle(delivery("slot-1")).body()).contains("Already executed.");
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(guard.handle(delivery("slot-1")).body()).contains("Schedule executed.", "\"cron_run_id\":2");
    }
}
