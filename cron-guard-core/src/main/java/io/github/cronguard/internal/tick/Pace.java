package io.github.cronguard.internal.tick;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.run.TaskRun;
import java.time.Duration;

/** How far a tick may go: its time budget, its catch-up cap, and the run's stop signal. */
final class Pace {
    private final TaskRun run;
    private final GuardClock clock;
    private final GuardConfig.Tick limits;
    private final long start;
    private int left;
    private boolean capped;

    Pace(TaskRun run, GuardClock clock, GuardConfig.Tick limits) {
        this.run = run;
        this.clock = clock;
        this.limits = limits;
        this.start = clock.nanoTime();
        this.left = limits.catchUp();
    }

    /** Whether one more step may be handed over. Safe for use by several threads. */
    boolean goesOn() {
        return clock.nanoTime() - start < limits.budget().toNanos() && !run.shouldStop();
    }

    /** How many steps may still be claimed, at most {@code wanted}. The feeder's thread only, as what follows. */
    int room(int wanted) {
        capped |= left == 0;
        return Math.min(wanted, left);
    }

    void claimed(int steps) {
        left -= steps;
    }

    void givenBack(int steps) {
        left += steps;
    }

    /** Whether the cap was the reason for ending. */
    boolean capped() {
        return capped;
    }

    TaskRun run() {
        return run;
    }

    long now() {
        return clock.nanoTime();
    }

    boolean olderThan(long since, Duration age) {
        return clock.nanoTime() - since > age.toNanos();
    }
}
