package io.github.cronguard.mail;

import io.github.cronguard.sequence.StepContext;
import jakarta.mail.internet.MimeMessage;

/** Writes the mail of a step: whom it is for, what it says. Called by several threads at once when there are several workers. */
@FunctionalInterface
public interface MailWriter {

    /**
     * Writes a mail. It need not be saved; the step's headers are set afterwards.
     *
     * @param step what to write, and for whom
     * @return a new message, used by nobody else
     * @throws jakarta.mail.internet.AddressException if the contact is no address: the step is rejected, and not tried
     *     again. An address of the host's own, like the sender's, is better parsed once, at the start
     * @throws Exception if the mail cannot be written now: a failed attempt
     */
    MimeMessage write(StepContext step) throws Exception;
}
