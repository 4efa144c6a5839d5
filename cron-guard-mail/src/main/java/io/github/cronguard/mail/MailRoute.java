package io.github.cronguard.mail;

import io.github.cronguard.sequence.StepResult;
import jakarta.mail.internet.MimeMessage;

/** How a mail leaves: over an {@link SmtpAccount}, or by whatever else a host has. Called by several threads at once. */
@FunctionalInterface
public interface MailRoute {

    /**
     * Sends a mail once.
     *
     * @param mail saved, with its recipients and its Message-ID
     * @return processed when it was taken; rejected when it was refused for good; uncertain when it is not known
     * @throws Exception if it was surely not taken, and may be tried again
     */
    StepResult send(MimeMessage mail) throws Exception;
}
