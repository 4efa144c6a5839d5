package io.github.cronguard.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.RunCounts;
import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.To;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection breaks at a COMMIT, or at a statement that commits by itself, before it reaches the server or behind its
 * answer. What is reported is the truth all the same, and nothing is done twice.
 */
@ParameterizedClass(name = "cut {0} the commit")
@EnumSource(Cut.When.class)
class UncertainCommitIT {
    @RegisterExtension
    final ProxiedPostgres postgres = new ProxiedPostgres(4, Duration.ofSeconds(5));

    private final Cut.When when;
    private final Holder holder;
    private final Holder other;
    private final Rows rows;

    UncertainCommitIT(Cut.When when) {
        this.when = when;
        this.other = Holder.on(postgres.straight());
        this.holder = Holder.on(postgres.through());
        this.rows = new Rows(postgres.straight());
    }

    private void cutTheNextCommit() {
        postgres.proxy().cut(Cut.commit(when), 1);
    }

    private void cutTheNext(String beginning) {
        postgres.proxy().cut(Cut.at(when, beginning), 1);
    }

    @AfterEach
    void aConnectionWasCut() {
        assertThat(postgres.proxy().left()).isZero();
    }

    @Test
    void theFirstAcquiredLockIsHeld() {
        cutTheNext("INSERT INTO cron_locks");
        assertHeld(1);
    }

    @Test
    void anAcquiredLockIsHeld() {
        holder.acquire().close();
        cutTheNext("WITH");
        assertHeld(2);
    }

    private void assertHeld(long fence) {
        Lease lease = holder.acquire();
        assertThat(lease.fence()).isEqualTo(fence);
        assertThat(other.tryAcquire()).isEmpty();
        assertThat(lease.extend(Holder.TTL)).isTrue();
    }

    @Test
    void anExtensionIsTriedAgain() {
        Lease lease = holder.acquire();
        cutTheNext("UPDATE cron_locks");
        assertThat(lease.extend(Holder.TTL)).isTrue();
        assertThat(other.tryAcquire()).isEmpty();
    }

    @Test
    void anExtensionThatIsCutTwiceIsNotKnownAndTriedAgain() {
        Lease lease = holder.acquire();
        postgres.proxy().cut(Cut.at(when, "UPDATE cron_locks"), 2);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> lease.extend(Holder.TTL));
        assertThat(lease.remaining()).isPositive();
        assertThat(lease.extend(Holder.TTL)).isTrue();
    }

    @Test
    void aLockThatWasGivenBackIsFree() {
        Lease lease = holder.acquire();
        cutTheNext("UPDATE cron_locks");
        lease.close();
        assertThat(other.tryAcquire()).map(Lease::fence).contains(2L);
    }

    @Test
    void aRunIsStartedOnce() {
        Lease lease = holder.acquire();
        cutTheNextCommit();
        RunId id = holder.start(lease);
        assertThat(rows.of("SELECT id FROM cron_runs")).containsExactly(String.valueOf(id.value()));
        assertThat(rows.of("SELECT run_id FROM cron_locks")).containsExactly(String.valueOf(id.value()));
    }

    @Test
    void aRunIsFinishedOnce() {
        RunId id = holder.start(holder.acquire());
        RunFinish finish = new RunFinish(RunStatus.OK, Duration.ofMillis(5), RunCounts.processed(1), null, null);
        cutTheNextCommit();
        assertThat(holder.storage().runRecorder().finish(id, finish)).isTrue();
        assertThat(holder.storage().runRecorder().finish(id, finish)).isFalse();
        assertThat(rows.of("SELECT status FROM cron_runs")).containsExactly("OK");
    }

    @Test
    void aClaimHasWhatIsClaimed() {
        holder.enroll(Holder.MAILS, 3);
        Lease lease = holder.acquire();
        cutTheNextCommit();
        Claim claim = holder.claim(lease, 2);
        assertThat(claim.steps()).hasSize(2);
        assertThat(rows.of("SELECT claim_id FROM cron_steps WHERE state = 'CLAIMED'"))
                .containsExactly(claim.id(), claim.id());
        assertThat(holder.claim(lease, 10).steps()).hasSize(1);
    }

    @Test
    void marksAreMadeOnce() {
        holder.enroll(Holder.MAILS, 3);
        Claim claim = holder.claim(holder.acquire(), 10);
        cutTheNextCommit();
        assertThat(holder.storage().stepSource().mark(claim, Holder.done(claim)))
                .isEqualTo(3);
        assertThat(holder.storage().stepSource().mark(claim, Holder.done(claim)))
                .isZero();
        assertThat(rows.of("SELECT step_no || state FROM cron_steps ORDER BY id"))
                .containsExactly("1DONE", "1DONE", "1DONE", "2PENDING", "2PENDING", "2PENDING");
    }

    @Test
    void aFailedAttemptCountsOnce() {
        holder.enroll(Holder.MAILS, 1);
        Claim claim = holder.claim(holder.acquire(), 10);
        cutTheNextCommit();
        StepMark mark = new StepMark(claim.steps().get(0), To.PENDING, "no", Duration.ofMinutes(1), null);
        assertThat(holder.storage().stepSource().mark(claim, List.of(mark))).isEqualTo(1);
        assertThat(rows.of("SELECT state || attempts FROM cron_steps")).containsExactly("PENDING1");
    }

    @Test
    void whatIsGivenBackIsDueAgain() {
        holder.enroll(Holder.MAILS, 2);
        Lease lease = holder.acquire();
        Claim claim = holder.claim(lease, 10);
        cutTheNextCommit();
        holder.storage().stepSource().giveBack(claim, claim.steps());
        assertThat(holder.claim(lease, 10).steps()).hasSize(2);
    }

    @Test
    void aTakeOverThatFailedIsMadeByTheNextOne() {
        holder.enroll(Holder.MAILS, 2);
        Lease lease = holder.acquire();
        holder.claim(lease, 10);
        lease.close();
        Lease next = holder.acquire();
        cutTheNextCommit();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> holder.storage().stepSource().takeOver(next));
        holder.storage().stepSource().takeOver(next);
        assertThat(rows.of("SELECT state FROM cron_steps")).containsExactly("UNCERTAIN", "UNCERTAIN");
    }

    @Test
    void aWatermarkMoves() {
        Lease lease = holder.acquire();
        cutTheNextCommit();
        assertThat(holder.storage().taskProgress().advance("task", Instant.EPOCH, lease))
                .isTrue();
        assertThat(holder.storage().taskProgress().lastSlot("task")).contains(Instant.EPOCH);
    }

    @Test
    void aKeyIsTakenOnce() {
        cutTheNextCommit();
        assertThat(holder.storage().idempotencyStore().tryClaim("key", new RunId(1), Duration.ofDays(1)))
                .isTrue();
        assertThat(holder.storage().idempotencyStore().tryClaim("key", new RunId(2), Duration.ofDays(1)))
                .isFalse();
    }

    @Test
    void aRunThatHasAKeyDoesNotGetItTwice() {
        assertThat(holder.storage().idempotencyStore().tryClaim("key", new RunId(1), Duration.ofDays(1)))
                .isTrue();
        cutTheNextCommit();
        assertThat(holder.storage().idempotencyStore().tryClaim("key", new RunId(1), Duration.ofDays(1)))
                .isFalse();
    }

    @Test
    void aKeyIsGivenBack() {
        holder.storage().idempotencyStore().tryClaim("key", new RunId(1), Duration.ofDays(1));
        cutTheNextCommit();
        assertThat(holder.storage().idempotencyStore().release("key", new RunId(1)))
                .isTrue();
        assertThat(holder.storage().idempotencyStore().tryClaim("key", new RunId(2), Duration.ofDays(1)))
                .isTrue();
    }

    @Test
    void aPauseAndItsEndAreAuditedOnce() {
        cutTheNextCommit();
        holder.storage().pauses().pause("ALL", null, "anna", "a reason");
        assertThat(holder.storage().pauses().active()).hasSize(1);
        cutTheNextCommit();
        assertThat(holder.storage().pauses().resume("ALL", "anna")).isTrue();
        assertThat(holder.storage().pauses().active()).isEmpty();
        assertThat(rows.of("SELECT action FROM cron_audit ORDER BY id")).containsExactly("pause", "resume");
    }

    @Test
    void aContactIsEnrolledOnce() {
        cutTheNextCommit();
        assertThat(holder.enroll(Holder.MAILS, 700)).isEqualTo(700);
        assertThat(rows.of("SELECT id FROM cron_steps")).hasSize(700);
    }

    @Test
    void anotherRoundIsBegunOnce() {
        holder.enroll(Holder.MAILS, 1);
        holder.enrollments().cancel(Holder.MAILS, Holder.contact(0));
        cutTheNextCommit();
        assertThat(holder.enrollments().enrollAgain(Holder.MAILS, Holder.contact(0), Map.of()))
                .isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(rows.of("SELECT round || state FROM cron_steps ORDER BY id"))
                .containsExactly("1CANCELLED", "2PENDING");
    }

    @Test
    void aContactsFirstRoundIsBegunOnce() {
        cutTheNextCommit();
        assertThat(holder.enrollments().enrollAgain(Holder.MAILS, Holder.contact(0), Map.of()))
                .isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(rows.of("SELECT round || state FROM cron_steps")).containsExactly("1PENDING");
    }

    @Test
    void aCancelledContactWasCancelled() {
        holder.enroll(Holder.MAILS, 1);
        cutTheNextCommit();
        assertThat(holder.enrollments().cancel(Holder.MAILS, Holder.contact(0))).isTrue();
        assertThat(holder.enrollments().cancel(Holder.MAILS, Holder.contact(0))).isFalse();
    }

    @Test
    void aForgottenContactIsCounted() {
        holder.enroll(Holder.MAILS, 1);
        cutTheNextCommit();
        assertThat(holder.enrollments().forget(Holder.contact(0))).isEqualTo(1);
        assertThat(rows.of("SELECT id FROM cron_enrollments")).isEmpty();
    }

    private String stepThatIs(String state) {
        holder.enroll(Holder.MAILS, 1);
        rows.change("UPDATE cron_steps SET state = '" + state + "'");
        cutTheNextCommit();
        return rows.of("SELECT step_key FROM cron_steps").get(0);
    }

    @Test
    void whatAPersonConfirmedIsDone() {
        assertThat(holder.enrollments().confirmSent(stepThatIs("UNCERTAIN"))).isTrue();
        assertThat(rows.of("SELECT step_no || state FROM cron_steps ORDER BY id"))
                .containsExactly("1DONE", "2PENDING");
    }

    @Test
    void whatAPersonSendsAgainIsDue() {
        assertThat(holder.enrollments().sendAgain(stepThatIs("UNCERTAIN"))).isTrue();
        assertThat(rows.of("SELECT state FROM cron_steps")).containsExactly("PENDING");
    }

    @Test
    void whatAPersonRetriesIsDue() {
        assertThat(holder.enrollments().retry(stepThatIs("DEAD"))).isTrue();
        assertThat(rows.of("SELECT state FROM cron_steps")).containsExactly("PENDING");
    }

    @Test
    void whatAPersonDiscardsIsSkipped() {
        assertThat(holder.enrollments().discard(stepThatIs("DEAD"))).isTrue();
        assertThat(rows.of("SELECT step_no || state FROM cron_steps ORDER BY id"))
                .containsExactly("1SKIPPED", "2PENDING");
    }

    @Test
    void whatAnEngineCompletesIsDone() {
        assertThat(holder.enrollments().complete(stepThatIs("QUEUED"), StepResult.processed()))
                .isTrue();
        assertThat(rows.of("SELECT step_no || state FROM cron_steps ORDER BY id"))
                .containsExactly("1DONE", "2PENDING");
    }
}
