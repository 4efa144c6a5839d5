package io.github.cronguard.internal.tick;

import io.github.cronguard.internal.tick.Bench.Waiting;

/** Takes steps from the bench, one after another, and hands them over. */
final class Worker implements Runnable {
    private final Bench bench;
    private final HandOver handOver;
    private final Pace pace;
    private final InterruptibleCall handler = new InterruptibleCall();

    Worker(Bench bench, HandOver handOver, Pace pace) {
        this.bench = bench;
        this.handOver = handOver;
        this.pace = pace;
    }

    @Override
    public void run() {
        for (Waiting taken = bench.take(); taken != null; taken = bench.take()) {
            bench.layDown(bench.mayHandOver(taken) ? handle(taken) : Handled.withdrawn(taken.claim(), taken.step()));
        }
    }

    /** Whether a handler holds it. */
    boolean isHandling() {
        return handler.calling();
    }

    void interrupt() {
        handler.interrupt();
    }

    private Handled handle(Waiting taken) {
        return handler.call(() ->
                handOver.call(taken.claim(), taken.step(), pace.run(), HandOver.NO_RESOURCES, handler::interrupted));
    }
}
