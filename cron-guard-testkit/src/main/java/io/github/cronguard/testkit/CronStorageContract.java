package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a {@link CronStorage} promises as a whole: its parts, a foreign lock, health and pruning. */
public abstract class CronStorageContract extends StorageBased {

    /** Made by a test class. */
    protected CronStorageContract() {}

    @Test
    void itsPartsAreAlwaysTheSame() {
        assertThat(storage().runLock()).isSameAs(storage().runLock());
        assertThat(storage().runRecorder()).isSameAs(storage().runRecorder());
        assertThat(storage().runHistory()).isSameAs(storage().runHistory());
        assertThat(storage().idempotencyStore()).isSameAs(storage().idempotencyStore());
        assertThat(storage().taskProgress()).isSameAs(storage().taskProgress());
        assertThat(storage().pauses()).isSameAs(storage().pauses());
        assertThat(storage().stepSource()).isSameAs(storage().stepSource());
        assertThat(storage().enrollments()).isSameAs(storage().enrollments());
        assertThat(storage().auditLog()).isSameAs(storage().auditLog());
    }

    @Test
    void itsPartsAnswerWithAnExceptionBeforeItIsOpen() {
        CronStorage closed = fixture().storage();
        List<Runnable> calls = List.of(
                closed::now,
                closed::health,
                () -> closed.prune(LONG, 10),
                () -> closed.adopt(new ForeignLease(GUARD, "owner", 1)),
                () -> closed.runLock().remaining(GUARD),
                () -> closed.runRecorder().closeOld(new ForeignLease(GUARD, "owner", 1)),
                () -> closed.runHistory().last(),
                () -> closed.runHistory().recent(LONG, 1),
                () -> closed.runHistory().refusals(LONG),
                () -> closed.auditLog().page(null, 1),
                () -> closed.runLock().forceUnlock(GUARD, 1),
                () -> closed.idempotencyStore().release("key", new RunId(1)),
                () -> closed.taskProgress().lastSlot("task"),
                () -> closed.pauses().active(),
                () -> closed.stepSource().backlog(),
                () -> closed.enrollments().forget("anna"),
                () -> closed.enrollments().enroll(Sequences.WELCOME, "anna", Map.of()),
                () -> closed.enrollments().count(Sequences.WELCOME));
        calls.forEach(call -> assertThatIllegalStateException().isThrownBy(call::run));
    }

    @Test
    void servesOneGuardAlone() {
        assertThatIllegalStateException().isThrownBy(() -> storage().open(context("another")));
        assertThat(storage().pauses().active()).isEmpty();
    }

    @Test
    void adoptsAForeignLease() {
        enroll(Sequences.WELCOME, "anna");
        Lease lease = new ForeignLease(GUARD, "first", 7);
        assertThat(storage().adopt(lease)).isTrue();
        assertThat(storage().adopt(lease)).isTrue();
        RunId id = start(lease);
        assertThat(storage().runHistory().find(id).map(RunRecord::fence)).contains(7L);
        Claim claim = claim(lease);
        assertThat(steps().stillDue(claim)).hasSize(1);
        assertThat(storage().taskProgress().advance("task", Instant.EPOCH, lease))
                .isTrue();
    }

    @Test
    void aForeignLeaseNeverLowersTheFence() {
        Lease old = new ForeignLease(GUARD, "first", 7);
        Lease present = new ForeignLease(GUARD, "second", 8);
        storage().adopt(old);
        assertThat(storage().adopt(present)).isTrue();
        assertThat(storage().adopt(old)).isFalse();
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> start(old));
        start(present);
    }

    @Test
    void itsOwnLockGoesOnBehindAForeignLease() {
        storage().adopt(new ForeignLease(GUARD, "first", 7));
        passTime(TTL);
        assertThat(lease().fence()).isGreaterThan(7);
    }

    @Test
    void nothingIsWrongAtFirst() {
        StorageHealth health = storage().health();
        assertThat(health.lastRun()).isNull();
        assertThat(health.lastSuccessAt()).isNull();
        assertThat(health.backlog()).isEqualTo(new Backlog(0, null));
        assertThat(health.uncertain()).isZero();
        assertThat(health.dead()).isZero();
        assertThat(health.pause()).isNull();
        assertThat(health.lease()).isNull();
        assertThat(health.now()).isBeforeOrEqualTo(storage().now());
    }

    @Test
    void tellsOfTheLastRunAndTheLastSuccess() {
        RunId partial = run("default", null, RunStatus.PARTIAL);
        RunId failed = run("default", null, RunStatus.FAILED);
        StorageHealth health = storage().health();
        assertThat(health.lastRun()).isNotNull().isEqualTo(record(failed));
        assertThat(health.lastSuccessAt()).isEqualTo(record(partial).startedAt());
        run("default", null, RunStatus.OK);
        assertThat(storage().health().lastSuccessAt())
                .isEqualTo(storage().runHistory().last().orElseThrow().startedAt());
    }

    private RunRecord record(RunId id) {
        return storage().runHistory().find(id).orElseThrow();
    }

    @Test
    void tellsOfTheBacklogAndOfAPauseOfEverything() {
        enroll(Sequences.WELCOME, "anna");
        assertThat(storage().health().backlog()).isEqualTo(steps().backlog());
        storage().pauses().pause(Sequences.WELCOME, null, "operator", "");
        assertThat(storage().health().pause()).isNull();
        storage().pauses().pause(Pause.ALL, null, "operator", "");
        assertThat(storage().health().pause()).isNotNull();
    }

    @Test
    void tellsWhoHoldsTheLock() {
        Lease lease = lease();
        StorageHealth.Holder holder = Objects.requireNonNull(storage().health().lease());
        assertThat(holder.node()).isEqualTo("node");
        assertThat(holder.fence()).isEqualTo(lease.fence());
        assertThat(holder.acquiredAt()).isBeforeOrEqualTo(storage().now());
        assertThat(Duration.between(holder.acquiredAt(), holder.expiresAt())).isEqualTo(TTL);
        lease.close();
        assertThat(storage().health().lease()).isNull();
        lease();
        passTime(TTL);
        assertThat(storage().health().lease()).isNull();
    }

    @Test
    void prunesOldRunsButTheNewest() {
        RunId first = run("default", null, RunStatus.OK);
        RunId second = run("default", null, RunStatus.OK);
        RunId third = run("default", null, RunStatus.OK);
        assertThat(storage().prune(LONG, 10)).isZero();
        passTime(LONG.plusDays(1));
        assertThat(storage().prune(LONG, 1)).isEqualTo(1);
        assertThat(storage().prune(LONG, 10)).isEqualTo(1);
        assertThat(storage().prune(LONG, 10)).isZero();
        assertThat(storage().runHistory().find(first)).isEmpty();
        assertThat(storage().runHistory().find(second)).isEmpty();
        assertThat(storage().runHistory().find(third)).isPresent();
    }

    @Test
    void prunesExpiredKeys() {
        storage().idempotencyStore().tryClaim("short", new RunId(1), Duration.ofHours(1));
        storage().idempotencyStore().tryClaim("long", new RunId(1), LONG.multipliedBy(2));
        passTime(LONG.plusDays(1));
        assertThat(storage().prune(LONG, 10)).isEqualTo(1);
        assertThat(storage().idempotencyStore().tryClaim("long", new RunId(2), LONG))
                .isFalse();
    }

    @Test
    void prunesOldRefusals() {
        Instant minute = storage().now().truncatedTo(ChronoUnit.MINUTES);
        RefusalCount refused = new RefusalCount(GUARD, minute, "rate", 2, "127.0.0.1", "request-1");
        storage().runRecorder().refused(List.of(refused));
        assertThat(storage().prune(LONG, 10)).isZero();
        passTime(LONG.plusDays(1));
        assertThat(storage().prune(LONG, 10)).isEqualTo(1);
        assertThat(storage().prune(LONG, 10)).isZero();
    }

    @Test
    void prunesStepsInBoundedPortions() {
        for (int i = 0; i < 5; i++) {
            enroll(Sequences.LATER, "user-" + i);
            storage().enrollments().cancel(Sequences.LATER, "user-" + i);
        }
        passTime(LONG.plusDays(1));
        assertThat(storage().prune(LONG, 2)).isEqualTo(2);
        assertThat(storage().prune(LONG, 2)).isEqualTo(2);
        assertThat(storage().prune(LONG, 2)).isEqualTo(1);
        assertThat(storage().prune(LONG, 2)).isZero();
    }

    @Test
    void aStepsKeyIsNeverUsedAgainAlsoWhenItsRowIsPruned() {
        Set<String> keys = new HashSet<>();
        enroll(Sequences.LATER, "anna");
        assertThat(keys.add(sentAndPruned())).isTrue();
        assertThat(enroll(Sequences.LATER, "anna")).isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        for (int round = 2; round <= 3; round++) {
            assertThat(storage().enrollments().enrollAgain(Sequences.LATER, "anna", Map.of()))
                    .isEqualTo(EnrollOutcome.ENROLLED);
            assertThat(keys.add(sentAndPruned())).isTrue();
        }
        assertThat(storage().enrollments().forget("anna")).isEqualTo(1);
        assertThat(enroll(Sequences.LATER, "anna")).isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(keys.add(sentAndPruned())).isTrue();
    }

    /** The one step's key; its row is gone afterwards. */
    private String sentAndPruned() {
        passTime(Duration.ofDays(1));
        String key = runOne(StepMark.To.DONE).key();
        passTime(LONG.plusDays(1));
        run("default", null, RunStatus.OK);
        assertThat(storage().prune(LONG, 10)).isGreaterThanOrEqualTo(2);
        return key;
    }

    @Test
    void prunesTheStepsOfFinishedEnrollmentsButNotTheEnrollments() {
        enroll(Sequences.LATER, "finished");
        passTime(Duration.ofDays(1));
        runOne(StepMark.To.DONE);
        enroll(Sequences.LATER, "cancelled");
        storage().enrollments().cancel(Sequences.LATER, "cancelled");
        enroll(Sequences.WELCOME, "active");
        runOne(StepMark.To.DONE);
        assertThat(storage().prune(LONG, 10)).isZero();
        passTime(LONG.plusDays(1));
        run("default", null, RunStatus.OK);
        // The steps of the first two, and the two runs before the newest.
        assertThat(storage().prune(LONG, 10)).isEqualTo(4);
        assertThat(enroll(Sequences.LATER, "finished")).isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        assertThat(enroll(Sequences.LATER, "cancelled")).isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        assertThat(due()).hasSize(1);
    }
}
