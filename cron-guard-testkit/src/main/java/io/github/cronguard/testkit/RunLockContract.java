package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunLock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a {@link RunLock} promises. It needs nothing of a storage: a lock in any other store proves itself with it. */
public abstract class RunLockContract {

    private static final String NAME = "contract";
    private static final Duration TTL = Duration.ofSeconds(90);
    private static final Duration ALMOST = Duration.ofSeconds(60);

    private final AtomicInteger owners = new AtomicInteger();

    /** Made by a test class. */
    protected RunLockContract() {}

    /**
     * The lock, which nobody holds at the beginning of a test.
     *
     * @return the same one within a test
     */
    protected abstract RunLock lock();

    /**
     * Lets time pass: the ticker that {@link Lease#remaining()} reads moves forward, and what the store knows of leases is
     * older afterwards. Where the store's clock cannot be moved, the stored times are moved back instead.
     *
     * @param time positive
     */
    protected abstract void passTime(Duration time);

    private Optional<Lease> tryAcquire(String name) {
        return lock().tryAcquire(new LeaseRequest(name, "owner-" + owners.incrementAndGet(), "node", TTL));
    }

    private Lease acquire() {
        return tryAcquire(NAME).orElseThrow(() -> new AssertionError("The lock is not free"));
    }

    private void assertBusy() {
        assertThat(tryAcquire(NAME)).isEmpty();
    }

    @Test
    void givesAFreeLockToWhoAsks() {
        Lease lease =
                lock().tryAcquire(new LeaseRequest(NAME, "me", "node", TTL)).orElseThrow();
        assertThat(lease.name()).isEqualTo(NAME);
        assertThat(lease.owner()).isEqualTo("me");
        assertThat(lease.fence()).isPositive();
        assertThat(lease.remaining()).isBetween(ALMOST, TTL);
    }

    @Test
    void refusesASecondHolderUntilTheLeaseEnds() {
        acquire();
        assertBusy();
        passTime(ALMOST);
        assertBusy();
        passTime(TTL.minus(ALMOST));
        assertThat(tryAcquire(NAME)).isPresent();
    }

    @Test
    void givesTheLockAgainAfterItsRelease() {
        acquire().close();
        assertThat(tryAcquire(NAME)).isPresent();
    }

    @Test
    void givesEachHolderAGreaterFence() {
        long last = 0;
        for (int i = 0; i < 5; i++) {
            Lease released = acquire();
            assertThat(released.fence()).isGreaterThan(last);
            released.close();
            Lease crashed = acquire();
            assertThat(crashed.fence()).isGreaterThan(released.fence());
            passTime(TTL);
            last = crashed.fence();
        }
    }

    @Test
    void anExtendedLeaseLastsFromTheExtension() {
        Lease lease = acquire();
        passTime(ALMOST);
        assertThat(lease.extend(TTL)).isTrue();
        assertThat(lease.remaining()).isBetween(ALMOST, TTL);
        passTime(ALMOST);
        assertBusy();
        assertThat(lease.remaining()).isPositive();
        passTime(TTL.minus(ALMOST));
        assertThat(tryAcquire(NAME)).isPresent();
    }

    @Test
    void aShorterExtensionShortensTheLease() {
        assertThat(acquire().extend(Duration.ofSeconds(10))).isTrue();
        passTime(Duration.ofSeconds(11));
        assertThat(tryAcquire(NAME)).isPresent();
    }

    @Test
    void theHolderDoesNotBelieveInALeaseThatEnded() {
        Lease lease = acquire();
        passTime(TTL);
        assertThat(lease.remaining()).isEqualTo(Duration.ZERO);
        assertThat(lease.extend(TTL)).isFalse();
        assertThat(tryAcquire(NAME)).isPresent();
    }

    @Test
    void anOvertakenHolderCanNeitherExtendNorFreeTheLock() {
        Lease old = acquire();
        passTime(TTL);
        Lease present = acquire();
        assertThat(old.extend(TTL)).isFalse();
        assertThat(old.remaining()).isEqualTo(Duration.ZERO);
        old.close();
        assertBusy();
        assertThat(present.extend(TTL)).isTrue();
    }

    @Test
    void aReleasedLeaseIsOver() {
        Lease lease = acquire();
        lease.close();
        assertThat(lease.remaining()).isEqualTo(Duration.ZERO);
        assertThat(lease.extend(TTL)).isFalse();
        assertThat(tryAcquire(NAME)).isPresent();
    }

    @Test
    void aSecondReleaseDoesNotFreeTheNextHoldersLock() {
        Lease lease = acquire();
        lease.close();
        acquire();
        lease.close();
        assertBusy();
    }

    @Test
    void tellsHowLongTheHolderHasLeftOrNothing() {
        assertThat(lock().remaining(NAME)).isEmpty();
        Lease lease = acquire();
        lock().remaining(NAME).ifPresent(left -> assertThat(left).isBetween(ALMOST, TTL));
        lease.close();
        assertThat(lock().remaining(NAME)).isEmpty();
    }

    @Test
    void comparesNamesByteForByte() {
        for (String name : Texts.LOOKALIKES) {
            assertThat(tryAcquire(name)).as(name).isPresent();
        }
        assertThat(tryAcquire(Texts.full(64))).isPresent();
        assertThat(tryAcquire(Texts.full(64))).isEmpty();
    }

    @Test
    void givesTheLockToOneOfManyThatAskAtOnce() {
        long last = 0;
        for (int round = 0; round < 10; round++) {
            List<Lease> winners = Race.of(() -> tryAcquire(NAME)).stream()
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(winners).hasSize(1);
            Lease winner = winners.get(0);
            assertThat(winner.fence()).isGreaterThan(last);
            last = winner.fence();
            // Every other time the holder dies, and all take over at once.
            if (round % 2 == 0) {
                winner.close();
            } else {
                passTime(TTL);
            }
        }
    }
}
