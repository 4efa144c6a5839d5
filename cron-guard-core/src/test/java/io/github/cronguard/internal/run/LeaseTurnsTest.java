package io.github.cronguard.internal.run;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.internal.config.GuardConfig.LeaseTimes;
import io.github.cronguard.memory.InMemoryRunLock;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.LeaseRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The feeder and the heartbeat take turns on the lock's row. */
class LeaseTurnsTest {
    private static final Duration MAX_HOLD = Duration.ofHours(1);

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

    private HeldLease lease(Duration ttl) {
        return new HeldLease(
                new InMemoryRunLock(clock)
                        .tryAcquire(new LeaseRequest("guard", "owner", "node", ttl))
                        .orElseThrow(),
                new LeaseTimes(ttl, MAX_HOLD),
                clock,
                clock.nanoTime());
    }

    @Test
    void aBeatWaitsForAStatementUnderWayAndThenExtends()
            throws InterruptedException, ExecutionException, TimeoutException {
        Duration ttl = Duration.ofMinutes(10);
        HeldLease lease = lease(ttl);
        CountDownLatch under = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Duration> statement = CompletableFuture.supplyAsync(() -> lease.inTurn(() -> {
            under.countDown();
            await(end);
            return lease.remaining();
        }));
        await(under);
        clock.advance(Duration.ofMinutes(1));
        Thread beat = new Thread(lease::beat);
        beat.start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> beat.getState() == Thread.State.TIMED_WAITING);
        end.countDown();
        assertThat(statement.get(20, SECONDS)).as("not extended yet").isEqualTo(Duration.ofMinutes(9));
        beat.join(20_000);
        assertThat(beat.isAlive()).isFalse();
        assertThat(lease.remaining()).isEqualTo(ttl);
    }

    @Test
    void aBeatGoesOnWithoutItsTurnWhenAStatementHangs() {
        HeldLease lease = lease(Duration.ofMillis(600));
        CountDownLatch under = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Integer> statement = CompletableFuture.supplyAsync(() -> lease.inTurn(() -> {
            under.countDown();
            await(end);
            return 1;
        }));
        await(under);
        clock.advance(Duration.ofMillis(500));
        assertThat(lease.beat()).isTrue();
        assertThat(lease.remaining()).isEqualTo(Duration.ofMillis(600));
        end.countDown();
        assertThat(statement.join()).isEqualTo(1);
    }

    @Test
    void severalStatementsHaveTheirTurnAtOnce() throws InterruptedException, ExecutionException, TimeoutException {
        HeldLease lease = lease(Duration.ofMinutes(10));
        assertThat(lease.inTurn(() -> CompletableFuture.supplyAsync(() -> lease.inTurn(() -> "both"))
                        .orTimeout(20, SECONDS)
                        .join()))
                .isEqualTo("both");
    }

    @Test
    void everyTurnIsGivenBack() throws InterruptedException, ExecutionException, TimeoutException {
        HeldLease lease = lease(Duration.ofMinutes(10));
        assertThat(lease.inTurn(() -> "done")).isEqualTo("done");
        assertThatIllegalStateException()
                .isThrownBy(() -> lease.inTurn(() -> {
                    throw new IllegalStateException("broken");
                }));
        lease.beat();
        assertThat(CompletableFuture.supplyAsync(() -> lease.inTurn(() -> "another thread"))
                        .get(20, SECONDS))
                .isEqualTo("another thread");
    }

    @Test
    void anInterruptedBeatStillExtendsAndStaysInterrupted() {
        HeldLease lease = lease(Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(1));
        Thread.currentThread().interrupt();
        assertThat(lease.beat()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lease.remaining()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void saysWhenItEndsAtTheLatestAndWhetherItWasExtended() {
        HeldLease lease = lease(Duration.ofMinutes(10));
        assertThat(lease.deadline()).isEqualTo(clock.instant().plus(MAX_HOLD));
        assertThat(List.of(lease.name(), lease.owner(), lease.fence())).containsExactly("guard", "owner", 1L);
        assertThat(lease.extend(Duration.ofMinutes(5))).isTrue();
        assertThat(lease.remaining()).isEqualTo(Duration.ofMinutes(5));
        clock.advance(Duration.ofMinutes(5));
        assertThat(lease.extend(Duration.ofMinutes(5))).isFalse();
        assertThat(lease.lost()).isTrue();
    }

    @Test
    void theGreatestHoldIsMeasuredFromTheAcquireAndItsEndIsNoUnknownOutcome() {
        clock.advance(Duration.ofHours(5));
        HeldLease lease = lease(Duration.ofMinutes(10));
        for (int beat = 0; beat < 11; beat++) {
            clock.advance(Duration.ofMinutes(5));
            assertThat(lease.beat()).isTrue();
        }
        assertThat(lease.remaining()).isEqualTo(Duration.ofMinutes(5));
        clock.advance(Duration.ofMinutes(5));
        assertThat(lease.beat()).as("nothing to be tried again").isTrue();
        assertThat(lease.lost()).isTrue();
    }

    @Test
    void anInterruptedHeartbeatEndsInterrupted() throws InterruptedException {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Heartbeat heartbeat = new Heartbeat(lease(Duration.ofMinutes(10)), Duration.ofMinutes(10));
        Thread thread = new Thread(() -> {
            heartbeat.run();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        thread.interrupt();
        thread.join(20_000);
        assertThat(interrupted).isCompletedWithValue(true);
    }

    @Test
    void theHeartbeatEndsWhenItIsClosed() throws InterruptedException {
        Heartbeat heartbeat = new Heartbeat(lease(Duration.ofMinutes(10)), Duration.ofMinutes(10));
        Thread thread = new Thread(heartbeat);
        thread.start();
        heartbeat.close();
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void theHeartbeatBeatsAThirdOfTheTimeApart() {
        Duration ttl = Duration.ofMillis(300);
        HeldLease lease = lease(ttl);
        clock.advance(Duration.ofMillis(200));
        try (Heartbeat heartbeat = new Heartbeat(lease, ttl)) {
            new Thread(heartbeat).start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> lease.remaining().equals(ttl));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
