package io.github.cronguard.sequence;

import io.github.cronguard.spi.RunId;
import java.util.Map;

/** What a handler gets to know of the step that it sends. */
public interface StepContext {

    /**
     * The idempotency key, e.g. {@code default_outreach/42/1}: the same for every attempt, unique.
     *
     * @return at most 160 characters
     */
    String key();

    /**
     * The sequence's key.
     *
     * @return as defined
     */
    String sequence();

    /**
     * The step's number in its sequence.
     *
     * @return positive
     */
    int number();

    /**
     * The step's name.
     *
     * @return as defined when the step became due
     */
    String name();

    /**
     * Whom it is for.
     *
     * @return as enrolled
     */
    String contact();

    /**
     * What was enrolled with the contact.
     *
     * @return unmodifiable
     */
    Map<String, String> attributes();

    /**
     * Which attempt this is.
     *
     * @return 1 for the first
     */
    int attempt();

    /**
     * The run that hands it over.
     *
     * @return its id
     */
    RunId runId();

    /**
     * The run's fence, for the host's own tables.
     *
     * @return at least 1
     */
    long fence();

    /**
     * Whether the handler should come to an end: the guard is closing or the lease is lost.
     *
     * @return true to stop
     */
    boolean shouldStop();

    /**
     * What the surrounding transaction offers under {@link Delivery#TRANSACTIONAL}, e.g. its
     * {@code java.sql.Connection}.
     *
     * @param <T> the resource's type
     * @param type of the resource
     * @return the resource
     * @throws IllegalArgumentException if there is none, as always under the other policies
     */
    <T> T resource(Class<T> type);
}
