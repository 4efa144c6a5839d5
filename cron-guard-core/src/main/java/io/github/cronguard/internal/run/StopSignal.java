package io.github.cronguard.internal.run;

/** Tells a run's work whether to go on, and remembers whether somebody was told to stop. Safe for several threads. */
public final class StopSignal {
    private final HeldLease lease;
    private volatile boolean closing;
    private volatile boolean cutting;
    private volatile boolean heard;

    StopSignal(HeldLease lease) {
        this.lease = lease;
    }

    /**
     * Whether the work should come to an end.
     *
     * @return true when the guard is closing, or the lease is lost, as it is when its greatest hold is over
     */
    public boolean shouldStop() {
        boolean stop = closing || lease.lost();
        if (stop) {
            heard = true;
        }
        return stop;
    }

    void close() {
        closing = true;
    }

    /** The time for coming to an end is over: threads are interrupted. */
    void cut() {
        cutting = true;
        heard = true;
    }

    /**
     * Whether the work's threads are to be interrupted now.
     *
     * @return true when the lease is lost, or the time for coming to an end is over
     */
    public boolean mustEnd() {
        return cutting || lease.lost();
    }

    boolean closing() {
        return closing;
    }

    /** Whether the work was told to stop before its end. */
    boolean heard() {
        return heard;
    }
}
