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
     * What the steps failed with that wait for a decision, most frequent first. Only the newest 1,000 steps are counted.
     *
     * @param state {@link StepState#UNCERTAIN}, {@link StepState#DEAD} or {@link StepState#QUEUED}
     * @return at most 20 groups
     * @throws IllegalArgumentException if the state is another one
     */
    List<ErrorGroup> errors(StepState state);

    /**
     * The steps that a run claimed last: the ones that wait for a person or for another attempt first ({@link StepState#DEAD},
     * {@link StepState#UNCERTAIN}, {@link StepState#PENDING}), then the others, each newest row first. Of a run that claimed more
     * than 10,000 steps, 10,000 are looked at.
     *
     * @param run the run
     * @param limit how many at most, 1 to 1,000
     * @return the steps
     * @throws IllegalArgumentException if the limit is not from 1 to 1,000
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
     * @return one entry for each sequence that it is or was in, in the order of their keys; empty for a text that cannot be a
     *     contact
     */
    List<ContactRecord> ofContact(String contact);

    /**
     * How many steps are how, for each number of each sequence, by sequence and number.
     *
     * @param lately how far back ended steps are counted; positive
     * @return the totals; a step that has none is left out
     * @throws IllegalArgumentException if {@code lately} is not positive
     */
    List<StepTotals> totals(Duration lately);
}
