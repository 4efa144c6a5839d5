package io.github.cronguard.spi;

import java.util.List;

/**
 * A source that can hand steps over inside its own transaction, so that their effect and their mark commit together or
 * not
 * at all.
 */
public interface TransactionalStepSource extends StepSource {

    /**
     * Opens one transaction, which never touches the lock's row. Each step is marked before it is handed over, by at most 1 s
     * (conditional on the claim: if it is not claimed by it any more, or its contact or sequence is paused or cancelled, it is
     * not handed over); then its next step's row is inserted. A mark other than done or skipped undoes what the handler did.
     * Where a source cannot undo that alone, it undoes what was handed over before too, and hands that over again. Commits.
     *
     * @param claim the claim
     * @param steps some of its steps
     * @param callback hands a step over
     * @return the marks that were committed, in order; steps without one stay claimed
     * @throws RuntimeException if the transaction was not committed, or if that is not known
     */
    List<StepMark> handleInTransaction(Claim claim, List<Step> steps, Callback callback);

    /**
     * Whether a transaction takes one step only, as where a host's framework makes it: then {@link #handleInTransaction} is
     * called with one step, and there is no savepoint.
     *
     * @return false unless a source says otherwise
     */
    default boolean oneByOne() {
        return false;
    }

    /** What the source calls inside its transaction, on the calling thread. */
    interface Callback {

        /**
         * Whether the transaction should hand over one more step.
         *
         * @return false to commit what is done so far
         */
        boolean goesOn();

        /**
         * Hands a step over. It throws nothing but an {@link Error}: a failed attempt is a mark.
         *
         * @param step the step
         * @param resources what the transaction offers, e.g. a {@code java.sql.Connection}
         * @return what became of it
         */
        StepMark handle(Step step, Resources resources);
    }

    /** What a transaction offers to the handlers inside it. */
    @FunctionalInterface
    interface Resources {

        /**
         * A resource of this transaction.
         *
         * @param <T> the resource's type
         * @param type of the resource
         * @return the resource
         * @throws IllegalArgumentException if the transaction has none of this type
         */
        <T> T get(Class<T> type);
    }
}
