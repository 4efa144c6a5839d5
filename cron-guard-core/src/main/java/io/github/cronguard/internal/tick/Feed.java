package io.github.cronguard.internal.tick;

import io.github.cronguard.internal.run.HeldLease;
import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.internal.tick.Workers.Started;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the due steps of a {@link ClaimingGroup}: the feeder, on the tick's thread, makes the claims one after
 * another, lays their steps out for the workers, and marks what comes back.
 */
final class Feed {
    private static final long LOOK_MILLIS = 20;
    private static final int LAST_LOOKS = 50;
    private static final int EMPTY_CLAIMS = 50;

    private final ClaimingGroup group;
    private final Pace pace;
    private final Bench bench;
    private final Marker marker;
    private List<Started<Worker>> workers = List.of();
    private int outstanding;
    private int emptyClaims;
    private boolean exhausted;
    private @Nullable RuntimeException failure;

    Feed(ClaimingGroup group, Pace pace, TickCounts counts) {
        this.group = group;
        this.pace = pace;
        this.bench = new Bench(group, pace);
        this.marker = new Marker(group, pace, counts);
    }

    void run() throws InterruptedException {
        if (!group.workers().anyFree()) {
            stuck();
            return;
        }
        try {
            feed();
        } finally {
            bench.close();
            bench.leftOvers().forEach(this::collect);
            marker.flush();
            awaitIdle();
        }
        if (failure != null) {
            throw failure;
        }
        marker.rethrow();
    }

    private void feed() throws InterruptedException {
        while (!pace.run().mustEnd()) {
            if (!exhausted && unfinished() <= group.refillAt() && pace.goesOn()) {
                claim();
                startWorkers();
            }
            if (unfinished() <= (exhausted && pace.goesOn() ? 0 : group.refillAt()) || marker.late()) {
                flush();
            }
            if (outstanding == 0 && (exhausted || !pace.goesOn())) {
                return;
            }
            if (!pace.goesOn()) {
                bench.withdraw();
            }
            await();
            exhausted |= bench.failed();
        }
        workers.forEach(worker -> worker.work().interrupt());
        for (int look = 0; outstanding > 0 && look < LAST_LOOKS; look++) {
            bench.withdraw();
            await();
            flush();
        }
    }

    /** What was claimed and has not come back. */
    private int unfinished() {
        return outstanding - marker.waiting();
    }

    private void flush() {
        outstanding -= marker.flush();
    }

    /** Only when there is something to do: most ticks find nothing due. */
    private void startWorkers() {
        if (outstanding > 0 && workers.isEmpty()) {
            workers = group.workers().start(() -> new Worker(bench, group.handOver(), pace));
            if (workers.isEmpty()) {
                stuck();
                exhausted = true;
                bench.withdraw();
            }
        }
    }

    private void stuck() {
        pace.run().output().println("All workers are stuck: their handlers have not returned.");
        marker.stuck();
    }

    /** Workers that are not held by a handler are free again for whoever comes next. */
    private void awaitIdle() throws InterruptedException {
        for (Started<Worker> worker : workers) {
            while (!worker.work().isHandling() && !worker.await(LOOK_MILLIS)) {
                // it is on its way out
            }
        }
    }

    private void await() throws InterruptedException {
        bench.finished(LOOK_MILLIS, TimeUnit.MILLISECONDS).forEach(this::collect);
    }

    private void collect(Handled handled) {
        if (handled.verdict() == Verdict.WITHDRAWN) {
            pace.givenBack(1);
        }
        marker.add(handled);
    }

    private void claim() {
        int room = pace.room(group.most() - unfinished());
        if (room == 0) {
            exhausted = true;
            return;
        }
        HeldLease lease = pace.run().lease();
        long before = pace.now();
        try {
            lease.inTurn(() -> claim(new ClaimRequest(group.sequences(), room, lease)))
                    .ifPresent(claim -> lay(claim, before));
        } catch (LeaseLostException lost) {
            lease.lose();
            exhausted = true;
        } catch (RuntimeException broken) {
            failure = broken;
            exhausted = true;
        }
    }

    /** Marks what has come back and claims, in one go where the source can; empty if the marks took the time that was left. */
    private Optional<Claim> claim(ClaimRequest request) {
        int waiting = marker.waiting();
        Optional<Claim> both = marker.writeAndClaim(request);
        if (both.isPresent()) {
            outstanding -= waiting;
            return both;
        }
        flush();
        return pace.goesOn() ? Optional.of(group.source().claim(request)) : Optional.empty();
    }

    private void lay(Claim claim, long before) {
        List<Step> steps = claim.steps();
        emptyClaims = steps.isEmpty() ? emptyClaims + 1 : 0;
        exhausted = !claim.more() || emptyClaims > EMPTY_CLAIMS;
        pace.claimed(steps.size());
        outstanding += steps.size();
        bench.lay(new OpenClaim(claim, group.source(), group.clock(), before), new ArrayList<>(steps));
    }
}
