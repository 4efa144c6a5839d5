package io.github.cronguard;

import io.github.cronguard.spi.Bounds;

/**
 * What a run or a task did, in units of its own: mails, invoices, rows.
 *
 * @param processed done
 * @param queued handed to something that does it later
 * @param skipped due, but on purpose not done
 * @param failed tried without success
 */
public record RunCounts(long processed, long queued, long skipped, long failed) {

    /** Nothing at all. */
    public static final RunCounts NONE = new RunCounts(0, 0, 0, 0);

    /**
     * Checks the counts.
     *
     * @param processed done
     * @param queued handed to something that does it later
     * @param skipped due, but on purpose not done
     * @param failed tried without success
     * @throws IllegalArgumentException if one of them is negative
     */
    public RunCounts {
        Bounds.notNegative("processed", processed);
        Bounds.notNegative("queued", queued);
        Bounds.notNegative("skipped", skipped);
        Bounds.notNegative("failed", failed);
    }

    /**
     * Only work that was done.
     *
     * @param processed how much
     * @return the counts
     * @throws IllegalArgumentException if it is negative
     */
    public static RunCounts processed(long processed) {
        return new RunCounts(processed, 0, 0, 0);
    }

    /**
     * The sums.
     *
     * @param other what is added
     * @return new counts
     */
    public RunCounts plus(RunCounts other) {
        return new RunCounts(
                processed + other.processed, queued + other.queued, skipped + other.skipped, failed + other.failed);
    }
}
