package io.github.cronguard.memory;

import io.github.cronguard.RunCounts;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A guard's storage with two sequences of two steps, and what a run does with it. */
final class Host {

    static final Duration TTL = Duration.ofSeconds(90);
    static final Sequence MAIL = sequence("mail", Delivery.AT_MOST_ONCE);
    static final Sequence OUTBOX = sequence("outbox", Delivery.TRANSACTIONAL);

    final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    final InMemoryStorage storage = new InMemoryStorage(clock);
    private int owners;

    Host() {
        storage.open(context("guard", MAIL, OUTBOX));
    }

    private static Sequence sequence(String key, Delivery delivery) {
        return Sequence.named(key)
                .step(1, "intro")
                .step(2, "follow-up", Duration.ofDays(1))
                .handledBy(delivery, step -> StepResult.processed());
    }

    StorageContext context(String guard, Sequence... sequences) {
        return new StorageContext(
                guard, List.of(sequences), "mail", List.of(), TTL, InitializeSchema.NEVER, "cron_", clock);
    }

    void enroll(String sequence, String... contacts) {
        for (String contact : contacts) {
            storage.enrollments().enroll(sequence, contact, Map.of());
        }
    }

    Lease lease() {
        return storage.runLock()
                .tryAcquire(new LeaseRequest("guard", "owner-" + ++owners, "node", TTL))
                .orElseThrow();
    }

    RunId start(Lease lease, String deliveryId) {
        return storage.runRecorder()
                .start(new RunStart(lease, "node", "request", "POST", "default", deliveryId, null, null));
    }

    /** Takes the lock and claims all that is due, as a run does. */
    Claim claim() {
        Lease lease = lease();
        start(lease, "delivery");
        return storage.stepSource().claim(new ClaimRequest(List.of("mail", "outbox"), 100, lease));
    }

    /** Claims again after the holder's process died, and what a new run does before. */
    Claim claimAfterCrash() {
        clock.advance(TTL);
        Lease lease = lease();
        storage.runRecorder().closeOld(lease);
        storage.stepSource().takeOver(lease);
        lease.close();
        return claim();
    }

    int mark(Claim claim, StepMark.To to) {
        return storage.stepSource()
                .mark(claim, claim.steps().stream().map(step -> mark(step, to)).toList());
    }

    static StepMark mark(Step step, StepMark.To to) {
        StepMark.Next next = MAIL.after(step.number())
                .filter(s -> to.finishes())
                .map(s -> new StepMark.Next(s.number(), s.name(), s.delay()))
                .orElse(null);
        return new StepMark(step, to, null, to == StepMark.To.PENDING ? Duration.ofMinutes(1) : null, next);
    }

    static RunFinish finish(RunStatus status) {
        return new RunFinish(status, Duration.ofSeconds(2), RunCounts.processed(1), null, null);
    }
}
