package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.RunCounts;
import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.StepState;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of a storage's parts share: a storage, opened and empty, and short words for what a run does. */
abstract class StorageBased {

    static final String GUARD = "contract";
    static final Duration TTL = Duration.ofSeconds(90);
    static final Duration LONG = Duration.ofDays(100);

    private int owners;
    private StorageFixture fixture;
    private CronStorage storage;

    /**
     * The storage and its time.
     *
     * @return a new one at each call; one is asked for before each test
     */
    protected abstract StorageFixture fixture();

    @BeforeEach
    void openTheStorage() {
        fixture = fixture();
        storage = fixture.storage();
        storage.open(context(GUARD));
    }

    final CronStorage storage() {
        return storage;
    }

    final StorageContext context(String guard) {
        return context(guard, Sequences.ALL);
    }

    final StorageContext context(String guard, List<Sequence> sequences) {
        return new StorageContext(
                guard,
                sequences,
                Sequences.WELCOME,
                List.of(new RateLimit(30, Duration.ofMinutes(10))),
                TTL,
                InitializeSchema.ALWAYS,
                "cron_",
                fixture.clock());
    }

    final void passTime(Duration time) {
        fixture.passTime(time);
    }

    /** Takes the free lock. */
    final Lease lease() {
        return storage.runLock()
                .tryAcquire(new LeaseRequest(GUARD, "owner-" + ++owners, "node", TTL))
                .orElseThrow(() -> new AssertionError("The lock is not free"));
    }

    /** Takes the lock from a holder whose process died. */
    final Lease leaseAfterCrash() {
        passTime(TTL);
        return lease();
    }

    final RunId start(Lease lease) {
        return storage.runRecorder().start(runStart(lease, "default", null));
    }

    static RunStart runStart(Lease lease, String caller, @Nullable String deliveryId) {
        return new RunStart(lease, "node", "request-1", "POST", caller, deliveryId, "127.0.0.1", "contract/1.0");
    }

    static RunFinish runFinish(RunStatus status) {
        return new RunFinish(status, Duration.ofMillis(220), RunCounts.processed(3), "written", null);
    }

    /** A whole run of its own. */
    final RunId run(String caller, @Nullable String deliveryId, RunStatus status) {
        try (Lease lease = lease()) {
            RunId id = storage.runRecorder().start(runStart(lease, caller, deliveryId));
            storage.runRecorder().finish(id, runFinish(status));
            return id;
        }
    }

    final StepSource steps() {
        return storage.stepSource();
    }

    final EnrollOutcome enroll(String sequence, String contact) {
        return storage.enrollments().enroll(sequence, contact, Map.of());
    }

    /** Claims all that is due under a lease, at most 100. */
    final Claim claim(Lease lease) {
        return steps().claim(new ClaimRequest(Sequences.KEYS, 100, lease));
    }

    /** All that a run of its own finds due; given back. */
    final List<Step> due() {
        try (Lease lease = lease()) {
            start(lease);
            Claim claim = claim(lease);
            steps().giveBack(claim, claim.steps());
            return claim.steps();
        }
    }

    /** Claims the one due step in a run of its own and says what became of it. */
    final Step runOne(StepMark.To to) {
        try (Lease lease = lease()) {
            start(lease);
            Claim claim = claim(lease);
            Step step = only(claim);
            steps().mark(claim, List.of(Sequences.mark(step, to)));
            return step;
        }
    }

    /** That a claimed step, whose enrollment has ended meanwhile, ended at a moment that is shown, and is pruned behind it. */
    final void assertEnded(Step step, Instant from) {
        StepRecord ended = storage.stepHistory().find(step.key()).orElseThrow();
        assertThat(ended.state()).isEqualTo(StepState.CANCELLED);
        assertThat(ended.finishedAt()).isBetween(from, storage.now());
        assertThat(storage.stepHistory().ofContact(step.contact()).get(0).steps())
                .contains(ended);
        passTime(LONG.minusDays(1));
        storage.prune(LONG, 10);
        assertThat(storage.stepHistory().find(step.key())).isPresent();
        passTime(Duration.ofDays(2));
        storage.prune(LONG, 10);
        assertThat(storage.stepHistory().find(step.key())).isEmpty();
    }

    static Step only(Claim claim) {
        if (claim.steps().size() != 1) {
            throw new AssertionError("One step should be due, but are " + claim.steps());
        }
        return claim.steps().get(0);
    }
}
