package io.github.cronguard.admin.internal.action;

import io.github.cronguard.sequence.Enrollments;

/**
 * What an operator does to one contact's sequence.
 *
 * @param name the action's
 * @param asks whether it has to be confirmed, with a reason
 * @param done what was done, in front of the sequence
 * @param change does it
 */
record ContactVerb(String name, boolean asks, String done, Change change) {

    /** Does it; false if the contact's sequence is not so that it can be done. */
    @FunctionalInterface
    interface Change {
        boolean on(Enrollments enrollments, String sequence, String contact);
    }

    static final ContactVerb CANCEL = new ContactVerb("cancel-contact", true, "Cancelled", Enrollments::cancel);
    static final ContactVerb PAUSE = new ContactVerb("pause-contact", false, "Paused", Enrollments::pause);
    static final ContactVerb RESUME = new ContactVerb("resume-contact", false, "Resumed", Enrollments::resume);
}
