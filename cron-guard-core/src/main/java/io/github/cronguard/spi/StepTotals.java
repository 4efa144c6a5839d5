package io.github.cronguard.spi;

/**
 * How many steps of one number of a sequence are how. Each count is of {@value #MOST} rows of its kind in the guard at most:
 * where that is reached, there may be more. What ended lately is one kind, newest first.
 *
 * @param sequence the sequence's key
 * @param number the step's number
 * @param due due now
 * @param later waiting for their time
 * @param done done lately
 * @param skipped skipped lately
 * @param queued with an engine
 * @param uncertain in doubt
 * @param dead given up
 */
public record StepTotals(
        String sequence,
        int number,
        long due,
        long later,
        long done,
        long skipped,
        long queued,
        long uncertain,
        long dead) {
    /** How many rows of each kind are looked at. */
    public static final int MOST = 10_000;
}
