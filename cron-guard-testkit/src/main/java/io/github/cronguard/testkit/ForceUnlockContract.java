package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@code RunLock.forceUnlock} promises of a storage's own lock. */
public abstract class ForceUnlockContract extends StorageBased {

    /** Made by a test class. */
    protected ForceUnlockContract() {}

    private RunLock lock() {
        return storage().runLock();
    }

    private boolean force(Lease lease) {
        return lock().forceUnlock(GUARD, lease.fence());
    }

    @Test
    void freesTheLockAtOnceForAGreaterFence() {
        Lease old = lease();
        assertThat(force(old)).isTrue();
        assertThat(lock().remaining(GUARD)).isEmpty();
        assertThat(storage().health().lease()).isNull();
        Lease next = lease();
        assertThat(next.fence()).isGreaterThan(old.fence());
        assertThat(next.extend(TTL)).isTrue();
    }

    @Test
    void theOldHolderHasCertainlyLostItsLease() {
        Lease old = lease();
        force(old);
        assertThat(old.extend(TTL)).isFalse();
        assertThat(old.remaining()).isEqualTo(Duration.ZERO);
        Lease next = lease();
        assertThat(old.extend(TTL)).isFalse();
        old.close();
        assertThat(next.extend(TTL)).isTrue();
    }

    @Test
    void aReleaseOfTheOldHolderComesTooLate() {
        Lease old = lease();
        force(old);
        old.close();
        assertThat(lease().fence()).isGreaterThan(old.fence());
    }

    @Test
    void changesNothingUnderAnotherFenceOrName() {
        Lease lease = lease();
        assertThat(lock().forceUnlock(GUARD, lease.fence() + 1)).isFalse();
        assertThat(lock().forceUnlock(GUARD, lease.fence() - 1)).isFalse();
        assertThat(lock().forceUnlock("another", lease.fence())).isFalse();
        assertThat(lease.extend(TTL)).isTrue();
        assertThat(lock().remaining(GUARD)).isPresent();
    }

    @Test
    void aLockThatNobodyHoldsCannotBeTakenAway() {
        assertThat(lock().forceUnlock(GUARD, 1)).isFalse();
        Lease released = lease();
        released.close();
        assertThat(force(released)).isFalse();
        Lease ended = lease();
        passTime(TTL);
        assertThat(force(ended)).isFalse();
        Lease forced = lease();
        assertThat(force(forced)).isTrue();
        assertThat(force(forced)).isFalse();
        assertThat(lock().forceUnlock(GUARD, forced.fence() + 1)).isFalse();
    }

    @Test
    void whatTheOldHolderStillTriesIsRefused() {
        enroll(Sequences.REPEATING, "anna");
        Lease old = lease();
        start(old);
        Claim claim = claim(old);
        force(old);
        assertThat(steps().stillDue(claim)).isEmpty();
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> claim(old));
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> start(old));
        assertThat(storage().taskProgress().advance("task", Instant.EPOCH, old)).isFalse();
        assertThat(steps().takeOver(lease())).isEqualTo(1);
        assertThat(steps().mark(claim, List.of(Sequences.done(only(claim))))).isZero();
    }

    @Test
    void theOldRunMayFinishUntilTheNextOneClosesIt() {
        Lease first = lease();
        RunId finished = start(first);
        force(first);
        assertThat(storage().runRecorder().finish(finished, runFinish(RunStatus.LOCK_LOST)))
                .isTrue();
        Lease second = lease();
        RunId abandoned = start(second);
        force(second);
        assertThat(storage().runRecorder().closeOld(lease())).isEqualTo(1);
        assertThat(storage().runRecorder().finish(abandoned, runFinish(RunStatus.OK)))
                .isFalse();
        assertThat(storage().runHistory().find(abandoned).map(RunRecord::status))
                .contains(RunStatus.ABANDONED);
    }

    @Test
    void oneOfManyOperatorsTakesItAway() {
        Lease lease = lease();
        assertThat(Race.of(() -> force(lease))).containsOnlyOnce(true);
        assertThat(lease().fence()).isGreaterThan(lease.fence());
    }

    @Test
    void aHeartbeatAtTheSameMomentIsEitherBeforeItOrLost() {
        for (int round = 0; round < 10; round++) {
            Lease lease = lease();
            AtomicInteger turn = new AtomicInteger();
            AtomicInteger forced = new AtomicInteger();
            Race.of(() -> {
                if (turn.getAndIncrement() % Race.THREADS == 0) {
                    forced.addAndGet(force(lease) ? 1 : 0);
                } else {
                    lease.extend(TTL);
                }
                return true;
            });
            assertThat(forced).hasValue(1);
            assertThat(lease.extend(TTL)).isFalse();
            assertThat(lock().remaining(GUARD)).isEmpty();
            Lease next = lease();
            assertThat(next.fence()).isGreaterThan(lease.fence());
            next.close();
        }
    }
}
