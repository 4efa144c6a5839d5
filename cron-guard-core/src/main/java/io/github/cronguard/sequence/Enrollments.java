package io.github.cronguard.sequence;

import java.util.Collection;
import java.util.Map;

/**
 * The contacts in the sequences of one guard. Calls are committed when they return, but for an {@code enroll} that takes part in
 * a transaction of the caller's, where the storage knows it.
 *
 * <p>Every method that takes a sequence throws an {@link IllegalArgumentException} if the guard has no such sequence,
 * and
 * one that takes a contact if that is empty, longer than 255 characters or holds control characters.
 */
public interface Enrollments {

    /**
     * Enrolls a contact; its first step is due after that step's delay.
     *
     * @param sequence the sequence's key
     * @param contact whom the steps are for, compared byte for byte
     * @param attributes what the handler gets with each step
     * @return what it did; a contact that is or was in the sequence is left as it is
     */
    EnrollOutcome enroll(String sequence, String contact, Map<String, String> attributes);

    /**
     * Enrolls a contact in the default sequence ({@code DEFAULT_SEQUENCE_KEY}).
     *
     * @param contact whom the steps are for
     * @param attributes what the handler gets with each step
     * @return what it did
     */
    EnrollOutcome enroll(String contact, Map<String, String> attributes);

    /**
     * Enrolls many contacts in batches. A contact that is or was in the sequence, or stands in the collection twice,
     * is left
     * out.
     *
     * @param sequence the sequence's key
     * @param contacts whom; may be empty
     * @return how many were enrolled
     */
    int enrollAll(String sequence, Collection<Contact> contacts);

    /**
     * Begins a new round for a contact whose sequence is finished or cancelled, or enrolls a new one. The round's
     * number
     * stands in its step keys ({@code sequence/enrollment.2/step}).
     *
     * @param sequence the sequence's key
     * @param contact whom
     * @param attributes what the handler gets with each step of this round
     * @return {@link EnrollOutcome#ALREADY_ENROLLED} while the contact's present round goes on or is paused:
     *     nothing was changed
     */
    EnrollOutcome enrollAgain(String sequence, String contact, Map<String, String> attributes);

    /**
     * Ends a contact's sequence, also a paused one: no further step is handed over. Honoured from 1 s after its commit, also in the
     * middle of a
     * run.
     *
     * @param sequence the sequence's key
     * @param contact whom
     * @return false if the contact is not in the sequence, or its sequence has ended
     */
    boolean cancel(String sequence, String contact);

    /**
     * Holds a contact's sequence: no step is handed over until {@link #resume}. Honoured from 1 s after its commit, also in the
     * middle of a run; a step that is with its handler just then ends as it does, and the one behind it is held. What else a
     * step waits for goes on: it keeps its due time, and persons and engines may decide.
     *
     * @param sequence the sequence's key
     * @param contact whom
     * @return false if the contact is not in the sequence, its sequence has ended, or it is paused already
     */
    boolean pause(String sequence, String contact);

    /**
     * Lets a paused contact's sequence go on: what became due in the meantime is due at once.
     *
     * @param sequence the sequence's key
     * @param contact whom
     * @return false if the contact is not paused
     */
    boolean resume(String sequence, String contact);

    /**
     * Deletes all that is stored of a contact, in all sequences of this guard: it may be enrolled as a new one.
     *
     * @param contact whom
     * @return how many enrollments were deleted
     */
    int forget(String contact);

    /**
     * Says how a step ended that its handler left {@linkplain StepResult#awaiting() awaiting}.
     *
     * @param stepKey the step's key
     * @param result anything but awaiting
     * @return false if there is no such step or it does not await anything: then nothing was changed
     * @throws IllegalArgumentException if the result is awaiting
     */
    boolean complete(String stepKey, StepResult result);

    /**
     * A person says of an <em>uncertain</em> step: it was sent. The sequence goes on.
     *
     * @param stepKey the step's key
     * @return false if there is no such step or it is not uncertain
     */
    boolean confirmSent(String stepKey);

    /**
     * A person says of an <em>uncertain</em> step: send it again. It is due at once.
     *
     * @param stepKey the step's key
     * @return false if there is no such step or it is not uncertain
     */
    boolean sendAgain(String stepKey);

    /**
     * A person says of a dead step: try again. It is due at once, with all attempts before it.
     *
     * @param stepKey the step's key
     * @return false if there is no such step or it is not dead
     */
    boolean retry(String stepKey);

    /**
     * A person says of a dead step: leave it. It is skipped, and the sequence goes on.
     *
     * @param stepKey the step's key
     * @return false if there is no such step or it is not dead
     */
    boolean discard(String stepKey);

    /**
     * How many contacts are or were in a sequence.
     *
     * @param sequence the sequence's key
     * @return the number of enrollments
     */
    long count(String sequence);
}
