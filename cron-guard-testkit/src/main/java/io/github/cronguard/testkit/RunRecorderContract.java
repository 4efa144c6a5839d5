package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.RunCounts;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link RunRecorder} promises. */
public abstract class RunRecorderContract extends StorageBased {

    /** Made by a test class. */
    protected RunRecorderContract() {}

    private RunRecorder recorder() {
        return storage().runRecorder();
    }

    private RunRecord find(RunId id) {
        return storage().runHistory().find(id).orElseThrow();
    }

    @Test
    void writesDownWhatIsKnownAtTheStart() {
        Lease lease = lease();
        Instant before = storage().now();
        RunId id = recorder().start(runStart(lease, "default", "delivery"));
        RunRecord run = find(id);
        assertThat(run.startedAt()).isBetween(before, storage().now());
        assertThat(run)
                .isEqualTo(new RunRecord(
                        id,
                        RunStatus.RUNNING,
                        "request-1",
                        "delivery",
                        "POST",
                        "default",
                        "127.0.0.1",
                        "contract/1.0",
                        "node",
                        lease.fence(),
                        run.startedAt(),
                        null,
                        null,
                        RunCounts.NONE,
                        null,
                        null));
    }

    @Test
    void hasRoomForTheLongestTextsAndForNone() {
        Lease lease = lease();
        RunId full = recorder()
                .start(new RunStart(
                        lease,
                        Texts.full(128),
                        Texts.full(64),
                        Texts.full(16),
                        Texts.full(64),
                        Texts.full(255),
                        Texts.full(64),
                        Texts.full(256)));
        recorder()
                .finish(
                        full,
                        new RunFinish(
                                RunStatus.FAILED,
                                Duration.ZERO,
                                RunCounts.NONE,
                                Texts.full(16_000),
                                Texts.full(2_000)));
        RunRecord run = find(full);
        assertThat(run.node()).isEqualTo(Texts.full(128));
        assertThat(run.caller()).isEqualTo(Texts.full(64));
        assertThat(run.deliveryId()).isEqualTo(Texts.full(255));
        assertThat(run.userAgent()).isEqualTo(Texts.full(256));
        assertThat(run.output()).isEqualTo(Texts.full(16_000));
        assertThat(run.error()).isEqualTo(Texts.full(2_000));
        lease.close();

        RunId bare = recorder().start(new RunStart(lease(), "n", "r", "GET", "c", null, null, null));
        assertThat(find(bare).deliveryId()).isNull();
        assertThat(find(bare).callerIp()).isNull();
        assertThat(find(bare).userAgent()).isNull();
    }

    @Test
    void startsOneRunForALease() {
        Lease lease = lease();
        RunId id = start(lease);
        assertThat(start(lease)).isEqualTo(id);
        assertThat(Race.of(() -> start(lease))).containsOnly(id);
    }

    @Test
    void startsOneRunForALeaseAlsoWhenManyAskAtOnce() {
        Lease lease = lease();
        assertThat(Race.of(() -> start(lease)).stream().distinct()).hasSize(1);
        assertThat(storage().runHistory().counts(LONG)).containsOnlyKeys(RunStatus.RUNNING);
    }

    @Test
    void startsNoRunUnderALeaseThatIsAnothers() {
        Lease old = lease();
        leaseAfterCrash();
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> start(old));
        assertThat(storage().runHistory().last()).isEmpty();
    }

    @Test
    void startsNoRunUnderAReleasedLease() {
        Lease released = lease();
        released.close();
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> start(released));
    }

    @Test
    void finishesARunOnce() {
        RunId id = start(lease());
        RunFinish finish =
                new RunFinish(RunStatus.PARTIAL, Duration.ofMillis(220), new RunCounts(4, 3, 2, 1), "out\n", "broken");
        assertThat(recorder().finish(id, finish)).isTrue();
        assertThat(recorder().finish(id, runFinish(RunStatus.OK))).isFalse();
        RunRecord run = find(id);
        assertThat(run.status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(run.durationMs()).isEqualTo(220);
        assertThat(run.finishedAt()).isBetween(run.startedAt(), storage().now());
        assertThat(run.counts()).isEqualTo(finish.counts());
        assertThat(run.output()).isEqualTo("out\n");
        assertThat(run.error()).isEqualTo("broken");
    }

    @Test
    void finishesARunOnceAlsoWhenManySaySoAtOnce() {
        RunId id = start(lease());
        assertThat(Race.of(() -> recorder().finish(id, runFinish(RunStatus.OK))))
                .containsOnlyOnce(true);
    }

    @Test
    void doesNotFinishARunThatIsNotThere() {
        assertThat(recorder().finish(new RunId(4_711), runFinish(RunStatus.OK))).isFalse();
    }

    @Test
    void closesWhatAnEarlierHolderLeftRunning() {
        RunId finished = run("default", null, RunStatus.OK);
        RunId left = start(lease());
        Lease present = leaseAfterCrash();
        RunId own = start(present);
        assertThat(recorder().closeOld(present)).isEqualTo(1);
        assertThat(find(finished).status()).isEqualTo(RunStatus.OK);
        assertThat(find(own).status()).isEqualTo(RunStatus.RUNNING);
        RunRecord abandoned = find(left);
        assertThat(abandoned.status()).isEqualTo(RunStatus.ABANDONED);
        assertThat(abandoned.finishedAt()).isNotNull();
        assertThat(abandoned.durationMs()).isGreaterThanOrEqualTo(TTL.toMillis());
        assertThat(recorder().closeOld(present)).isZero();
    }

    @Test
    void anAbandonedRunHasTheCountsOfItsSteps() {
        enroll(Sequences.WELCOME, "done");
        enroll(Sequences.WELCOME, "skipped");
        enroll(Sequences.WELCOME, "dead");
        enroll(Sequences.WELCOME, "left");
        Lease old = lease();
        RunId id = start(old);
        Claim claim = claim(old);
        List<StepMark> marks = claim.steps().stream()
                .filter(step -> !step.contact().equals("left"))
                .map(step -> Sequences.mark(
                        step,
                        switch (step.contact()) {
                            case "done" -> StepMark.To.DONE;
                            case "skipped" -> StepMark.To.SKIPPED;
                            default -> StepMark.To.DEAD;
                        }))
                .toList();
        steps().mark(claim, marks);
        recorder().closeOld(leaseAfterCrash());
        assertThat(find(id).counts()).isEqualTo(new RunCounts(1, 0, 1, 1));
    }

    @Test
    void aRunThatWasAbandonedCannotFinishAnyMore() {
        RunId id = start(lease());
        recorder().closeOld(leaseAfterCrash());
        assertThat(recorder().finish(id, runFinish(RunStatus.OK))).isFalse();
        assertThat(find(id).status()).isEqualTo(RunStatus.ABANDONED);
    }

    @Test
    void addsRefusalsUpInOneRowForEachMinuteAndReason() {
        Instant minute = Instant.parse("2001-01-01T00:00:00Z");
        RefusalCount first = new RefusalCount(GUARD, minute, "token", 3, "::1", "request-1");
        recorder().refused(List.of());
        recorder().refused(List.of(first, new RefusalCount(GUARD, minute, "network", 1, null, null)));
        recorder().refused(List.of(first));
        recorder()
                .refused(List.of(new RefusalCount(
                        GUARD, minute.plus(Duration.ofMinutes(1)), Texts.full(64), 1, Texts.full(64), Texts.full(64))));
        // Nothing else reads these rows.
        assertThat(storage().prune(LONG, 100)).isEqualTo(3);
    }
}
