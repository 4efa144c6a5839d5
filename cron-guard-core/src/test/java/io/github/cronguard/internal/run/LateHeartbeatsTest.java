package io.github.cronguard.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.internal.config.GuardConfig.LeaseTimes;
import io.github.cronguard.internal.run.LateHeartbeats.Beating;
import io.github.cronguard.memory.InMemoryRunLock;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.LeaseRequest;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LateHeartbeatsTest {
    private static final Duration LONG = Duration.ofDays(10);

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final AtomicInteger refused = new AtomicInteger();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
                @Override
                public void execute(Runnable command) {
                    if (refused.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new OutOfMemoryError("no thread");
                    }
                    super.execute(command);
                }
            };

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private HeldLease lease(Duration ttl) {
        return new HeldLease(
                new InMemoryRunLock(clock)
                        .tryAcquire(new LeaseRequest("guard", "owner", "node", ttl))
                        .orElseThrow(),
                new LeaseTimes(ttl, LONG),
                clock,
                clock.nanoTime());
    }

    private static void look(LateHeartbeats heartbeats, int times) {
        for (int i = 0; i < times; i++) {
            heartbeats.look();
        }
    }

    @Test
    void aRunThatEndsSoonWakesNoThread() {
        try (LateHeartbeats heartbeats = new LateHeartbeats(LONG, threads)) {
            try (Beating beating = heartbeats.of(lease(LONG))) {
                beating.begin();
                look(heartbeats, 3);
            }
            look(heartbeats, 5);
            assertThat(threads.getTaskCount()).isZero();
        }
    }

    @Test
    void aRunThatLastsGetsOneThreadInTime() {
        try (LateHeartbeats heartbeats = new LateHeartbeats(LONG, threads);
                Beating beating = heartbeats.of(lease(LONG))) {
            beating.begin();
            look(heartbeats, 4);
            assertThat(threads.getTaskCount()).isEqualTo(1);
            look(heartbeats, 30);
            assertThat(threads.getTaskCount()).isEqualTo(1);
        }
    }

    @Test
    void whatCouldNotBeStartedIsStartedAtTheNextLook() {
        try (LateHeartbeats heartbeats = new LateHeartbeats(LONG, threads);
                Beating beating = heartbeats.of(lease(LONG))) {
            beating.begin();
            refused.set(2);
            look(heartbeats, 5);
            assertThat(threads.getTaskCount()).isZero();
            look(heartbeats, 1);
            assertThat(threads.getTaskCount()).isEqualTo(1);
        }
    }

    @Test
    void aLeaseThatIsStillHeldAtTheCloseKeepsItsHeartbeat() {
        LateHeartbeats heartbeats = new LateHeartbeats(LONG, threads);
        try (Beating beating = heartbeats.of(lease(LONG))) {
            beating.begin();
            heartbeats.close();
            assertThat(threads.getTaskCount()).isEqualTo(1);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(threads::isTerminated);
    }

    @Test
    void noRunBeginsWithoutAHeartbeatBehindTheClose() {
        LateHeartbeats heartbeats = new LateHeartbeats(LONG, threads);
        try (Beating before = heartbeats.of(lease(LONG));
                Beating behind = heartbeats.of(lease(LONG))) {
            before.begin();
            heartbeats.close();
            assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(behind::begin);
        }
    }

    @Test
    void aLeaseIsExtendedBeforeItEnds() {
        Duration ttl = Duration.ofMillis(300);
        HeldLease lease = lease(ttl);
        clock.advance(Duration.ofMillis(200));
        try (LateHeartbeats heartbeats = new LateHeartbeats(ttl, threads);
                Beating beating = heartbeats.of(lease)) {
            beating.begin();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> lease.remaining().equals(ttl));
        }
    }
}
