package io.github.cronguard.admin.internal.action;

/** How many steps an action was done to, and how many had changed meanwhile. Used by one thread. */
final class Tally {
    private long done;
    private long changed;

    void add(boolean wasDone) {
        done += wasDone ? 1 : 0;
        changed += wasDone ? 0 : 1;
    }

    long done() {
        return done;
    }

    long total() {
        return done + changed;
    }

    @Override
    public String toString() {
        return done + " done" + (changed == 0 ? "" : ", " + changed + " had changed");
    }
}
