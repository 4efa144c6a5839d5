package io.github.cronguard.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of one guard, one at a time of each kind, shared by its nodes: all of them notice, one of them tells. The
 * store's clock decides. A node that dies while it tells loses nothing: when its hold ends, another one tells the same again,
 * under the same number. Safe for use by several threads.
 */
public interface Incidents {

    /**
     * Opens an incident, unless one of this kind is open, or was resolved by what somebody saw then or later. It is to be told
     * at once, in place of what was still to be told of the one before.
     *
     * @param kind a word, 1 to 64 characters
     * @param detail what a person needs to know; made one line of at most 2,000 characters
     * @param seenAt when that was so, by the store's clock: a node that comes late with what is over opens nothing
     * @return true if this call opened it
     */
    boolean open(String kind, String detail, Instant seenAt);

    /**
     * Ends the open incident of a kind, unless it was opened by what somebody saw later. Its end is to be told at once, in
     * place of what else was still to be told of it.
     *
     * @param kind a word, 1 to 64 characters
     * @param detail what a person needs to know; made one line of at most 2,000 characters
     * @param seenAt when all was well again, by the store's clock
     * @return true if this call ended it
     */
    boolean resolve(String kind, String detail, Instant seenAt);

    /**
     * Takes what has waited longest to be told, for as long as {@code hold}: until then nobody else gets it.
     *
     * @param hold positive
     * @return the incident, or empty if there is nothing to tell
     */
    Optional<Incident> claim(Duration hold);

    /**
     * The incident was told. Nothing happens if it has changed since it was claimed: then its change is to be told next.
     *
     * @param incident as it was claimed
     * @param again when to remind of it if it is still open, or null for never; positive
     * @return false if it has changed
     */
    boolean told(Incident incident, @Nullable Duration again);

    /**
     * The incident could not be told; it is to be tried again. May be said more than once of a claim, each time with another
     * time. Nothing happens if it has changed, was told, or was claimed by somebody else since.
     *
     * @param incident as it was claimed
     * @param retryIn when, not negative
     */
    void failed(Incident incident, Duration retryIn);

    /**
     * The open incidents.
     *
     * @return oldest first
     */
    List<Incident> open();
}
