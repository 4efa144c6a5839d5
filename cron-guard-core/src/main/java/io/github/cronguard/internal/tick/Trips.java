package io.github.cronguard.internal.tick;

import io.github.cronguard.internal.tick.Trip.Return;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The trips that are under way beside the feeder. The feeder's thread. */
final class Trips {
    private record UnderWay(Trip trip, CompletableFuture<Return> end) {}

    private final int most;
    private final Function<Trip, Return> way;
    private final Executor beside;
    private final Runnable nudge;
    private final List<UnderWay> all = new ArrayList<>();

    /**
     * No trips yet.
     *
     * @param most how many may be under way
     * @param way makes a trip
     * @param beside threads for them
     * @param nudge called on such a thread when a trip is over
     */
    Trips(int most, Function<Trip, Return> way, Executor beside, Runnable nudge) {
        this.most = most;
        this.way = way;
        this.beside = beside;
        this.nudge = nudge;
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Whether one more may begin. */
    boolean free() {
        return all.size() < most;
    }

    /** How many steps are being marked. */
    int marks() {
        return all.stream().mapToInt(one -> one.trip().marks().size()).sum();
    }

    /** How many steps they may bring. */
    int room() {
        return all.stream().mapToInt(one -> one.trip().room()).sum();
    }

    /** By how much there may be more claimed steps behind them, whichever of them succeed. */
    int growth() {
        return all.stream().mapToInt(one -> one.trip().growth()).sum();
    }

    /** Begins one. Where there is no thread for it, it is made here and now: its marks must not be lost. */
    void begin(Trip trip) {
        CompletableFuture<Return> end;
        try {
            end = CompletableFuture.supplyAsync(() -> way.apply(trip), beside);
        } catch (RuntimeException noThread) {
            end = CompletableFuture.completedFuture(way.apply(trip));
        }
        all.add(new UnderWay(trip, end.whenComplete((back, broken) -> nudge.run())));
    }

    /**
     * What has come back in the meantime.
     *
     * @return what they brought
     * @throws Error as a source may throw it
     */
    List<Return> returned() {
        List<UnderWay> over = all.stream().filter(one -> one.end().isDone()).toList();
        all.removeAll(over);
        return over.stream().map(one -> back(one.end())).toList();
    }

    /** Waits for all of them, whoever interrupts: the source bounds each. */
    List<Return> last() {
        List<UnderWay> over = List.copyOf(all);
        all.clear();
        return over.stream().map(one -> back(one.end())).toList();
    }

    private static Return back(CompletableFuture<Return> end) {
        try {
            return end.join();
        } catch (CompletionException broken) {
            if (broken.getCause() instanceof Error error) {
                throw error;
            }
            throw broken;
        }
    }
}
