package io.github.cronguard.internal.run;

import io.github.cronguard.GuardClock;
import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.config.GuardConfig.LeaseTimes;
import io.github.cronguard.memory.InMemoryRunLock;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunLock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A run under way, with what only its own package may do to it. */
public final class SampleRun {
    public static final RunId ID = new RunId(11);
    private static final Duration TTL = Duration.ofMinutes(90);

    private final RunOutput output = new RunOutput();
    private final Tally tally = new Tally();
    private final StopSignal stop;
    private final TaskRun task;

    public SampleRun(GuardClock clock) {
        this(clock, 1);
    }

    public SampleRun(GuardClock clock, long fence) {
        HeldLease lease = new HeldLease(
                taken(new InMemoryRunLock(clock), fence), new LeaseTimes(TTL, TTL), clock, clock.nanoTime());
        RunCall call = new RunCall("request", "TIMER", "own", null, null, null);
        stop = new StopSignal(lease);
        task = new TaskRun(
                new RunAtHand(ID, call, lease, stop, output),
                clock.instant(),
                new InMemoryStorage(clock).idempotencyStore(),
                TTL);
    }

    private static Lease taken(RunLock lock, long fence) {
        LeaseRequest request = new LeaseRequest("guard", "owner", "node", TTL);
        Lease lease = lock.tryAcquire(request).orElseThrow();
        while (lease.fence() < fence) {
            lease.close();
            lease = lock.tryAcquire(request).orElseThrow();
        }
        return lease;
    }

    public TaskRun task() {
        return task;
    }

    public Tally tally() {
        return tally;
    }

    /** Tells the work to come to an end. */
    public void close() {
        stop.close();
    }

    /** The time for coming to an end is over. */
    public void cut() {
        stop.cut();
    }

    public @Nullable String written() {
        return output.text();
    }

    public RunCounts counts() {
        return tally.counts();
    }

    /** The status and the errors, or null where there are none. */
    public String end() {
        return tally.status() + " " + tally.errors();
    }
}
