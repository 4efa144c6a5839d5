package io.github.cronguard.internal.tick;

import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.internal.tick.Trip.Return;
import io.github.cronguard.internal.tick.Workers.Started;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the due steps of a {@link ClaimingGroup}: the feeder, on the tick's thread, sends for claims, lays their
 * steps out for the workers, and has marked what comes back. As long as there is something for it to look after, trips to
 * the source are made beside it.
 */
final class Feed {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int LAST_LOOKS = 50;
    private static final int EMPTY_CLAIMS = 50;

    private final ClaimingGroup group;
    private final int claims;
    private final Pace pace;
    private final MarkWriter writer;
    private final Bench bench;
    private final Marker marker;
    private final Trips trips;
    private List<Started<Worker>> workers = List.of();
    /** Claimed and not marked, as far as is known: with the workers, waiting to be marked, or being marked. */
    private int outstanding;

    private int emptyClaims;
    private boolean exhausted;
    private boolean closed;
    private @Nullable RuntimeException failure;

    Feed(ClaimingGroup group, Pace pace, TickCounts counts) {
        this.group = group;
        this.claims = group.claims();
        this.pace = pace;
        this.writer = new MarkWriter(group.source());
        this.bench = new Bench(group.workers().most(), writer, pace);
        this.marker = new Marker(pace, counts);
        this.trips = new Trips(group.trips(), this::make, group.beside(), bench::nudge);
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
            closed = true;
            trips.last().forEach(this::settle);
            bench.leftOvers().forEach(this::collect);
            flush();
            awaitIdle();
        }
        if (failure != null) {
            throw failure;
        }
        marker.rethrow();
    }

    private void feed() throws InterruptedException {
        while (!pace.run().mustEnd()) {
            boolean sent = send();
            if (outstanding == 0 && trips.none() && (exhausted || !pace.goesOn())) {
                return;
            }
            if (!pace.goesOn()) {
                bench.withdraw();
            }
            if (!sent) {
                await();
            }
            exhausted |= bench.failed();
        }
        workers.forEach(worker -> worker.work().interrupt());
        for (int look = 0; outstanding > 0 && look < LAST_LOOKS; look++) {
            bench.withdraw();
            await();
            flush();
        }
    }

    /** Makes or begins a trip if there is reason for one; answers whether there may be reason for another one at once. */
    private boolean send() {
        if (exhausted || !pace.goesOn()) {
            if (marker.late() || withWorkers() <= (pace.goesOn() ? 0 : group.most() - claims)) {
                flush();
            }
            return false;
        }
        int room = trips.free() && spare() >= claims ? room() : 0;
        if (room > 0) {
            return go(new ClaimRequest(group.sequences(), room, pace.run().lease()));
        }
        return marker.late() && trips.free() && go(null);
    }

    /** Claimed and neither handed over nor withdrawn. */
    private int withWorkers() {
        return outstanding - marker.waiting() - trips.marks();
    }

    /** How many may be claimed if what has come back is marked with them, whatever becomes of the trips under way. */
    private int spare() {
        return group.most() - outstanding - trips.growth() + Math.min(marker.waiting(), claims);
    }

    /** How many the next claim may bring; none as long as those under way may use the cap up. */
    private int room() {
        int underWay = trips.room();
        int room = pace.room(claims + underWay) - underWay;
        exhausted = room <= 0 && trips.none();
        return room;
    }

    /** With what has come back, but no more than is claimed at once. Beside the feeder, unless that has nothing else to do. */
    private boolean go(@Nullable ClaimRequest request) {
        boolean idle = withWorkers() == 0 && trips.none() && marker.waiting() <= claims;
        Trip trip = new Trip(marker.take(claims), request);
        if (idle) {
            return settle(make(trip));
        }
        trips.begin(trip);
        return true;
    }

    private Return make(Trip trip) {
        return trip.make(group, writer, pace);
    }

    private void flush() {
        settle(make(new Trip(marker.take(Integer.MAX_VALUE), null)));
    }

    /** Answers whether it brought steps. */
    private boolean settle(Return back) {
        List<Handled> marks = back.trip().marks();
        outstanding -= marks.size();
        marker.written(marks, back.unwritten());
        if (back.unclaimed() instanceof LeaseLostException) {
            pace.run().lease().lose();
            exhausted = true;
        } else if (back.unclaimed() != null) {
            failure = back.unclaimed();
            exhausted = true;
        }
        return back.claim() != null && lay(back.claim());
    }

    private boolean lay(OpenClaim open) {
        List<Step> steps = open.claim().steps();
        emptyClaims = steps.isEmpty() ? emptyClaims + 1 : 0;
        exhausted |= !open.claim().more() || emptyClaims > EMPTY_CLAIMS;
        pace.claimed(steps.size());
        outstanding += steps.size();
        if (closed) {
            steps.forEach(step -> collect(Handled.withdrawn(open, step)));
        } else {
            bench.lay(open, steps);
            startWorkers();
        }
        return !steps.isEmpty();
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
            while (!worker.work().isHandling() && !worker.await(LOOK.toMillis())) {
                // it is on its way out
            }
        }
    }

    /** How many have to come back before there is something to do. */
    private int wanted() {
        return Math.max(1, Math.min(withWorkers(), claims - marker.waiting()));
    }

    private void await() throws InterruptedException {
        bench.finished(wanted(), LOOK).forEach(this::collect);
        trips.returned().forEach(this::settle);
    }

    private void collect(Handled handled) {
        if (handled.verdict() == Verdict.WITHDRAWN) {
            pace.givenBack(1);
        }
        marker.add(handled);
    }
}
