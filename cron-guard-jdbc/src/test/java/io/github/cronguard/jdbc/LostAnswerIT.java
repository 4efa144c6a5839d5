package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.RunCounts;
import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.AuditLog;
import io.github.cronguard.spi.AuditRecord;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimMarks;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.NextClaim;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.Pauses;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class LostAnswerIT {
    @RegisterExtension
    private final TestDatabase database;

    LostAnswerIT(TestDatabase database) {
        this.database = database;
    }

    private WatchedDataSource watched;
    private Running running;

    @BeforeEach
    void open() {
        watched = new WatchedDataSource(database.pool(6));
        running = Running.on(watched.dataSource());
    }

    @AfterEach
    void anAnswerWasLost() {
        assertThat(watched.hasLost()).isTrue();
    }

    @Test
    void anAcquiredLockIsFoundByItsOwner() {
        running.acquire().close();
        watched.loseTheNextAnswersInAutoCommit(1);
        assertHeldAlone(running.acquire(), 2);
    }

    @Test
    void theFirstAcquiredLockIsFoundByItsOwner() {
        watched.loseTheNextAnswersInAutoCommit(1, "INSERT", "MERGE"); // its row is not there yet
        assertHeldAlone(running.acquire(), 1);
    }

    private void assertHeldAlone(Lease lease, long fence) {
        assertThat(lease.fence()).isEqualTo(fence);
        assertThat(lease.remaining()).isLessThanOrEqualTo(Contexts.TTL).isPositive();
        assertThat(lease.extend(Contexts.TTL)).isTrue();
        assertThat(running.tryAcquire()).isEmpty();
        lease.close();
        assertThat(running.tryAcquire()).isPresent();
    }

    @Test
    void anExtensionIsMadeAgain() {
        Lease lease = running.acquire();
        watched.loseTheNextAnswersInAutoCommit(1);
        assertThat(lease.extend(Contexts.TTL)).isTrue();
        assertThat(running.tryAcquire()).isEmpty();
    }

    @Test
    void aLockThatWasGivenBackIsNotKept() {
        Lease lease = running.acquire();
        watched.loseTheNextAnswersInAutoCommit(1);
        lease.close();
        assertThat(running.acquire().fence()).isEqualTo(2);
    }

    /** What is not known is said, and the lease is believed in as long as it was. */
    @Test
    void anExtensionWhoseAnswerIsLostTwiceIsNotKnown() {
        Lease lease = running.acquire();
        watched.loseTheNextAnswersInAutoCommit(2);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> lease.extend(Contexts.TTL));
        assertThat(lease.remaining()).isPositive();
        assertThat(lease.extend(Contexts.TTL)).isTrue();
    }

    @Test
    void aStartedRunIsFoundByItsFence() {
        Lease lease = running.acquire();
        watched.loseTheNextCommitsAnswer();
        RunId id = running.start(lease);
        assertThat(running.storage().runHistory().page(RunQuery.newest(10)))
                .extracting(RunRecord::id)
                .containsExactly(id);
    }

    @Test
    void aFinishedRunIsFoundFinished() {
        RunId id = running.start(running.acquire());
        RunFinish finish = new RunFinish(RunStatus.OK, Duration.ofMillis(5), RunCounts.processed(1), null, null);
        watched.loseTheNextCommitsAnswer();
        assertThat(running.storage().runRecorder().finish(id, finish)).isTrue();
        assertThat(running.storage().runRecorder().finish(id, finish)).isFalse();
    }

    @Test
    void aClaimIsFoundByItsId() {
        running.enroll("outreach", 3);
        Lease lease = running.acquire();
        watched.loseTheNextCommitsAnswer();
        Claim claim = running.claim(lease, 2);
        assertThat(claim.steps()).hasSize(2);
        assertThat(running.storage().stepSource().stillDue(claim)).hasSize(2);
        assertThat(running.claim(lease, 10).steps()).hasSize(1);
    }

    @Test
    void marksAreFoundByTheirStepsAndMadeOnce() {
        running.enroll("outreach", 3);
        Claim claim = running.claim(running.acquire(), 10);
        watched.loseTheNextCommitsAnswer();
        assertThat(running.storage().stepSource().mark(claim, Running.done(claim)))
                .isEqualTo(3);
        assertThat(running.storage().stepSource().mark(claim, Running.done(claim)))
                .isZero();
    }

    @Test
    void marksAndTheClaimBehindThemAreFoundTogether() {
        running.enroll("outreach", 5);
        Lease lease = running.acquire();
        Claim claim = running.claim(lease, 2);
        watched.loseTheNextCommitsAnswer();
        NextClaim next = running.storage()
                .stepSource()
                .markAndClaim(
                        List.of(new ClaimMarks(claim, Running.done(claim))),
                        new ClaimRequest(List.of("outreach"), 2, lease))
                .orElseThrow();
        assertThat(next.marked()).isEqualTo(2);
        assertThat(next.claim().steps()).hasSize(2).doesNotContainAnyElementsOf(claim.steps());
        assertThat(running.claim(lease, 10).steps()).hasSize(1);
    }

    @Test
    void anEnrollmentIsFoundByItsContact() {
        watched.loseTheNextCommitsAnswer();
        assertThat(running.enroll("outreach", 700)).isEqualTo(700);
        assertThat(running.storage().enrollments().count("outreach")).isEqualTo(700);
        assertThat(running.storage().stepSource().backlog().due()).isEqualTo(700);
    }

    @Test
    void aTaskAdvancesOnce() {
        Lease lease = running.acquire();
        watched.loseTheNextCommitsAnswer();
        assertThat(running.storage().taskProgress().advance("task", Instant.EPOCH, lease))
                .isTrue();
    }

    @Test
    void anEntryOfTheAuditIsWrittenOnce() {
        AuditLog audit = running.storage().auditLog();
        AuditEntry entry = new AuditEntry("anna", "send-again", "step:1", null, null, false);
        watched.loseTheNextCommitsAnswer();
        long id = audit.add(entry);
        assertThat(audit.page(null, 10)).extracting(AuditRecord::id).containsExactly(id);
        assertThat(audit.add(entry)).isGreaterThan(id);
    }

    @Test
    void aPauseAndItsEndAreWrittenDownOnce() {
        Pauses pauses = running.storage().pauses();
        pauses.pause(Pause.ALL, null, "anna", "");
        watched.loseTheNextCommitsAnswer();
        assertThat(pauses.resume(Pause.ALL, "anna")).isTrue();
        assertThat(running.storage().auditLog().page(null, 10))
                .extracting(record -> record.entry().action())
                .containsExactly("resume", "pause");
    }

    @Test
    void aLockThatWasTakenAwayIsFoundFree() {
        Lease lease = running.acquire();
        watched.loseTheNextCommitsAnswer();
        assertThat(running.storage().runLock().forceUnlock(Running.GUARD, lease.fence()))
                .isTrue();
        assertThat(running.acquire().fence()).isEqualTo(lease.fence() + 2);
    }
}
