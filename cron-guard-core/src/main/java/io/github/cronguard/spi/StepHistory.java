package io.github.cronguard.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the steps of one guard, for persons. Every read is bounded. Safe for use by several threads. */
public interface StepHistory {

    /**
     * One step.
     *
     * @param key its step key
     * @return the step, or empty if this guard has none with it
     */
    Optional<StepRecord> find(String key);

    /**
     * A page of steps that wait for a decision, newest row first.
     *
     * @param query which
     * @return at most {@code query.limit()} steps
     */
    List<StepRecord> page(StepQuery query);

    /**
     * What the steps failed with that wait for a decision, most frequent first. Only the first 1,000 steps are counted.
     *
     * @param state {@link StepState#UNCERTAIN} or {@link StepState#DEAD}
     * @return at most 20 groups
     */
    List<ErrorGroup> errors(StepState state);

    /**
     * The steps that a run claimed last: the ones that wait for a decision or for another attempt first, then the others,
     * each newest row first.
     *
     * @param run the run
     * @param limit how many at most, 1 to 1,000
     * @return the steps
     */
    List<StepRecord> ofRun(RunId run, int limit);

    /**
     * How many of the steps that a run claimed have got past it: for its progress while it goes on.
     *
     * @param run the run
     * @return counted up to 10,000
     */
    long handledBy(RunId run);

    /**
     * All that is stored of a contact.
     *
     * @param contact whom, compared byte for byte
     * @return one entry for each sequence that it is or was in, in the order of their keys
     */
    List<ContactRecord> ofContact(String contact);

    /**
     * How many steps are how, for each number of each sequence, by sequence and number.
     *
     * @param lately how far back ended steps are counted; positive
     * @return the totals; a step that has none is left out
     */
    List<StepTotals> totals(Duration lately);
}
