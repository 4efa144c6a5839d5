package io.github.cronguard.jdbc;

import io.github.cronguard.GuardClock;
import io.github.cronguard.sequence.Contact;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** An open storage, and short words for what a run does. */
record Running(JdbcStorage storage) {
    static final String GUARD = "contract";

    static Running on(DataSource dataSource) {
        JdbcStorage storage = JdbcStorage.on(dataSource);
        storage.open(Contexts.of(GUARD, GuardClock.system()));
        return new Running(storage);
    }

    Optional<Lease> tryAcquire() {
        return storage.runLock()
                .tryAcquire(new LeaseRequest(GUARD, UUID.randomUUID().toString(), "node", Contexts.TTL));
    }

    Lease acquire() {
        return tryAcquire().orElseThrow();
    }

    RunId start(Lease lease) {
        return storage.runRecorder().start(new RunStart(lease, "node", "request", "POST", "default", null, null, null));
    }

    Claim claim(Lease lease, int limit) {
        List<String> both = List.of(Contexts.OUTREACH.key(), Contexts.OUTBOX.key());
        return storage.stepSource().claim(new ClaimRequest(both, limit, lease));
    }

    int enroll(String sequence, int count) {
        return storage.enrollments()
                .enrollAll(
                        sequence,
                        IntStream.range(0, count)
                                .mapToObj(i -> Contact.of("user-" + i + "@example.test"))
                                .toList());
    }

    static StepMark done(Step step) {
        StepMark.Next next = step.sequence().equals("outreach") && step.number() == 1
                ? new StepMark.Next(2, "follow-up", Duration.ofDays(3))
                : null;
        return new StepMark(step, StepMark.To.DONE, null, null, next);
    }

    static List<StepMark> done(Claim claim) {
        return claim.steps().stream().map(Running::done).toList();
    }
}
