package io.github.cronguard.internal.watch;

/** Judges one thing that can be wrong. Called by one thread at a time. */
interface Judge {

    /** Opens and ends incidents by what is seen now. */
    void judge(Look look);
}
