package io.github.cronguard.jdbc.crash;

import io.github.cronguard.GuardClock;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A storage without a guard, and what a holder of its lock does, one call at a time. */
record Holder(JdbcStorage storage) {
    static final String GUARD = "holder";
    static final Duration TTL = Duration.ofSeconds(90);
    static final String MAILS = "mails";
    static final String OUTBOX = "outbox";

    static Holder on(DataSource dataSource) {
        return on(dataSource, GuardClock.system(), TTL);
    }

    static Holder on(DataSource dataSource, GuardClock clock, Duration ttl) {
        JdbcStorage storage = JdbcStorage.on(dataSource);
        List<Sequence> sequences = List.of(
                Sequence.named(MAILS)
                        .step(1, "intro")
                        .step(2, "follow-up", Duration.ofDays(3))
                        .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed()),
                Sequence.named(OUTBOX)
                        .step(1, "write")
                        .handledBy(Delivery.TRANSACTIONAL, step -> StepResult.processed()));
        storage.open(
                new StorageContext(GUARD, sequences, MAILS, List.of(), ttl, InitializeSchema.ALWAYS, "cron_", clock));
        return new Holder(storage);
    }

    Optional<Lease> tryAcquire() {
        return tryAcquire(TTL);
    }

    Optional<Lease> tryAcquire(Duration ttl) {
        return storage.runLock()
                .tryAcquire(new LeaseRequest(GUARD, UUID.randomUUID().toString(), "node", ttl));
    }

    Lease acquire() {
        return tryAcquire().orElseThrow();
    }

    RunId start(Lease lease) {
        return storage.runRecorder().start(new RunStart(lease, "node", "request", "POST", "default", null, null, null));
    }

    Claim claim(Lease lease, int limit) {
        return storage.stepSource().claim(new ClaimRequest(List.of(MAILS, OUTBOX), limit, lease));
    }

    Enrollments enrollments() {
        return storage.enrollments();
    }

    int enroll(String sequence, int count) {
        return enrollments()
                .enrollAll(
                        sequence,
                        IntStream.range(0, count)
                                .mapToObj(i -> Contact.of(contact(i)))
                                .toList());
    }

    static String contact(int number) {
        return "user-" + number + "@example.test";
    }

    static StepMark done(Step step) {
        StepMark.Next next = step.sequence().equals(MAILS) && step.number() == 1
                ? new StepMark.Next(2, "follow-up", Duration.ofDays(3))
                : null;
        return new StepMark(step, StepMark.To.DONE, null, null, next);
    }

    static List<StepMark> done(Claim claim) {
        return claim.steps().stream().map(Holder::done).toList();
    }
}
