package io.github.cronguard.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.RunCounts;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class InMemoryStorageTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Host host = new Host();
    private final InMemoryStorage storage = host.storage;

    @Test
    void saysThatAGuardMustBeBuiltWithItFirst() {
        InMemoryStorage closed = new InMemoryStorage();
        assertThatIllegalStateException()
                .isThrownBy(() -> closed.pauses().active())
                .withMessageContaining("Build a CronGuard with it first");
        assertThatIllegalStateException()
                .isThrownBy(() -> closed.enrollments().enroll("anna", Map.of()))
                .withMessageContaining("Build a CronGuard with it first");
    }

    @Test
    void mayBeOpenedAgainByAGuardOfTheSameNameButByNoOther() {
        host.enroll("mail", "anna");
        storage.open(host.context("guard", Host.MAIL));
        assertThat(storage.enrollments().count("mail")).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.enrollments().count("outbox"))
                .withMessageContaining("mail[1, 2]");
        assertThatIllegalStateException()
                .isThrownBy(() -> storage.open(host.context("other", Host.MAIL)))
                .withMessageContaining("serves the guard guard already");
    }

    @Test
    void writesARunDownAndReadsItBack() {
        RunId id;
        try (Lease lease = host.lease()) {
            id = host.start(lease, "delivery");
            assertThat(host.start(lease, "delivery")).isEqualTo(id);
            host.clock.advance(Duration.ofSeconds(2));
            assertThat(storage.runRecorder().finish(id, Host.finish(RunStatus.OK)))
                    .isTrue();
            assertThat(storage.runRecorder().finish(id, Host.finish(RunStatus.FAILED)))
                    .isFalse();
        }
        RunRecord run = storage.runHistory().find(id).orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.OK);
        assertThat(run.finishedAt()).isEqualTo(storage.now());
        assertThat(run.durationMs()).isEqualTo(2_000);
        assertThat(storage.runHistory().last()).contains(run);
        assertThat(storage.runHistory()
                        .page(RunQuery.newest(5)
                                .withStatus(RunStatus.OK)
                                .withCaller("default")
                                .before(new RunId(9))))
                .containsExactly(run);
        assertThat(storage.runHistory().counts(DAY)).isEqualTo(Map.of(RunStatus.OK, 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.runHistory().counts(Duration.ZERO));
        assertThat(storage.runHistory().findDelivery("default", "delivery")).contains(run);
        host.clock.advance(Duration.ofDays(2));
        assertThat(storage.runHistory().findDelivery("default", "delivery")).isEmpty();
        assertThat(host.lease().fence()).isEqualTo(2);
    }

    @Test
    void pagesMissNoRunThatStartedWhileTheTimeOfDayWasSetBack() {
        RunHistory history = storage.runHistory();
        for (String start : List.of("12:00", "12:01", "11:00", "11:01")) {
            host.clock.setTimeOfDay(Instant.parse("2026-11-24T" + start + ":00Z"));
            try (Lease lease = host.lease()) {
                host.start(lease, "delivery");
            }
        }
        assertThat(ids(history.page(RunQuery.newest(3)))).containsExactly(2L, 1L, 4L);
        assertThat(ids(history.page(RunQuery.newest(3).before(new RunId(4))))).containsExactly(3L);
        assertThat(ids(history.page(RunQuery.newest(2).after(new RunId(3))))).containsExactly(1L, 4L);
        assertThat(history.page(RunQuery.newest(2).before(new RunId(3)))).isEmpty();
        assertThat(history.page(RunQuery.newest(2).after(new RunId(2)))).isEmpty();
        assertThat(history.last().map(RunRecord::id)).contains(new RunId(4));
    }

    private static List<Long> ids(List<RunRecord> runs) {
        return runs.stream().map(run -> run.id().value()).toList();
    }

    @Test
    void closesARunThatItsProcessLeftWithTheCountsOfItsSteps() {
        host.enroll("mail", "anna", "bert");
        host.mark(host.claim(), StepMark.To.DONE);
        host.clock.setTimeOfDay(Instant.EPOCH);
        host.claimAfterCrash();
        RunRecord abandoned = storage.runHistory().find(new RunId(1)).orElseThrow();
        assertThat(abandoned.status()).isEqualTo(RunStatus.ABANDONED);
        assertThat(abandoned.counts()).isEqualTo(RunCounts.processed(2));
        assertThat(abandoned.durationMs()).as("the time of day was set back").isZero();
    }

    @Test
    void countsStepsByHowTheyStand() {
        host.enroll("mail", "queued", "skipped", "dead", "pending", "uncertain");
        var claim = host.claim();
        storage.stepSource()
                .mark(
                        claim,
                        claim.steps().stream()
                                .map(step -> Host.mark(
                                        step, StepMark.To.valueOf(step.contact().toUpperCase(Locale.ROOT))))
                                .toList());
        host.claimAfterCrash();
        assertThat(storage.runHistory().find(new RunId(1)).orElseThrow().counts())
                .isEqualTo(new RunCounts(0, 1, 1, 3));
    }

    @Test
    void givesKeysOnce() {
        var keys = storage.idempotencyStore();
        assertThat(keys.tryClaim("key", new RunId(1), DAY)).isTrue();
        assertThat(keys.tryClaim("key", new RunId(2), DAY)).isFalse();
        assertThat(keys.release("key", new RunId(2))).isFalse();
        assertThat(keys.release("other", new RunId(1))).isFalse();
        assertThat(keys.release("key", new RunId(1))).isTrue();
        assertThat(keys.tryClaim("key", new RunId(2), DAY)).isTrue();
        host.clock.advance(DAY);
        assertThat(keys.tryClaim("key", new RunId(3), DAY)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> keys.tryClaim("key", new RunId(1), Duration.ZERO));
    }

    @Test
    void movesAWatermarkForwardUnderTheLeaseAlone() {
        var progress = storage.taskProgress();
        Lease lease = host.lease();
        assertThat(progress.lastSlot("task")).isEmpty();
        assertThat(progress.advance("task", Instant.EPOCH.plus(DAY), lease)).isTrue();
        assertThat(progress.advance("task", Instant.EPOCH, lease)).isTrue();
        lease.close();
        assertThat(progress.advance("task", storage.now(), lease)).isFalse();
        assertThat(progress.lastSlot("task")).contains(Instant.EPOCH.plus(DAY));
    }

    @Test
    void tellsHowThingsStand() {
        host.enroll("mail", "anna");
        try (Lease lease = host.lease()) {
            storage.runRecorder().finish(host.start(lease, "delivery"), Host.finish(RunStatus.PARTIAL));
        }
        assertThat(storage.health().lease()).isNull();
        Lease lease = host.lease();
        storage.pauses().pause(Pause.ALL, storage.now().plus(DAY), "anna", "a bad template");
        StorageHealth health = storage.health();
        assertThat(health.lastSuccessAt()).isEqualTo(storage.now());
        assertThat(health.backlog().due()).isEqualTo(1);
        assertThat(health.pause()).isNotNull();
        assertThat(health.lease())
                .isEqualTo(new StorageHealth.Holder(
                        "node", lease.fence(), storage.now(), storage.now().plus(Host.TTL), null));
        assertThat(storage.pauses().active()).hasSize(1);
        assertThat(storage.pauses().resume(Pause.ALL, "anna")).isTrue();
        assertThat(storage.pauses().resume(Pause.ALL, "anna")).isFalse();
    }

    @Test
    void adoptsALeaseOfAnotherLockUnlessItIsOvertaken() {
        InMemoryRunLock foreign = new InMemoryRunLock(host.clock);
        Lease lease = foreign.tryAcquire(new LeaseRequest("guard", "me", "node", Host.TTL))
                .orElseThrow();
        assertThat(storage.adopt(lease)).isTrue();
        Instant since = Objects.requireNonNull(storage.health().lease()).acquiredAt();
        host.clock.advance(Duration.ofSeconds(30));
        assertThat(storage.adopt(lease)).isTrue();
        assertThat(Objects.requireNonNull(storage.health().lease()).acquiredAt())
                .isEqualTo(since);
        host.start(lease, "delivery");
        host.clock.advance(Host.TTL);
        assertThat(host.lease().fence()).isEqualTo(2);
        assertThat(storage.adopt(lease)).isFalse();
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> host.start(lease, "delivery"))
                .withMessageContaining("fence 1");
    }

    @Test
    void prunesWhatIsOld() {
        RefusalCount refusal = new RefusalCount("guard", Instant.parse("2026-11-24T12:00:00Z"), "token", 1, null, null);
        storage.runRecorder().refused(List.of(refusal, refusal));
        storage.idempotencyStore().tryClaim("key", new RunId(1), DAY);
        host.enroll("mail", "finished", "cancelled", "active");
        storage.enrollments().cancel("mail", "cancelled");
        storage.pauses().pause("mail", null, "anna", "");
        for (int run = 0; run < 2; run++) {
            try (Lease lease = host.lease()) {
                host.start(lease, "delivery");
            }
        }
        assertThat(storage.prune(DAY, 10)).isZero();
        host.clock.advance(DAY.plusSeconds(1));
        assertThat(storage.prune(DAY, 10))
                .as("a run, the refusals, the key, the step, the pause")
                .isEqualTo(5);
        assertThat(storage.prune(DAY, 10)).isZero();
        assertThat(storage.enrollments().count("mail")).isEqualTo(3);
    }
}
