package io.github.cronguard.benchmarks.lock;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig.LeaseTimes;
import io.github.cronguard.internal.run.GuardThreads;
import io.github.cronguard.internal.run.HeldLease;
import io.github.cronguard.internal.run.LateHeartbeats;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The guard's lock as a run has it: the lease is watched, and has a heartbeat. */
final class GuardLock implements AutoCloseable {
    private static final Duration TTL = Duration.ofSeconds(90);
    private static final LeaseTimes TIMES = new LeaseTimes(TTL, Duration.ofMinutes(10));
    private static final int RUNS = 300;

    private final RunLock lock;
    private final LateHeartbeats heartbeats = new LateHeartbeats(TTL, GuardThreads.cached("heartbeat"));

    GuardLock(DataSource pool) {
        JdbcStorage storage = JdbcStorage.on(pool);
        storage.open(new StorageContext(
                "bench",
                List.of(Sequence.named("mails")
                        .step(1, "intro")
                        .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed())),
                "mails",
                List.of(),
                TTL,
                InitializeSchema.ALWAYS,
                "cron_",
                GuardClock.system()));
        lock = storage.runLock();
        for (int run = 0; run < RUNS; run++) { // the fence is compared with theirs
            try (Lease lease = lock.tryAcquire(request()).orElseThrow()) {
                storage.runRecorder()
                        .start(new RunStart(lease, "node", "request", "POST", "default", null, null, null));
            }
        }
    }

    private static LeaseRequest request() {
        return new LeaseRequest("bench", UUID.randomUUID().toString(), "node", TTL);
    }

    boolean once() {
        long asked = System.nanoTime();
        Optional<Lease> taken = lock.tryAcquire(request());
        if (taken.isEmpty()) {
            return false;
        }
        try (HeldLease lease = new HeldLease(taken.get(), TIMES, GuardClock.system(), asked);
                LateHeartbeats.Beating beating = heartbeats.of(lease)) {
            beating.begin();
            return !lease.lost();
        }
    }

    @Override
    public void close() {
        heartbeats.close();
    }
}
