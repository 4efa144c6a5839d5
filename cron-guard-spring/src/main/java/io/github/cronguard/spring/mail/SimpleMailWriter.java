package io.github.cronguard.spring.mail;

import io.github.cronguard.sequence.StepContext;
import org.springframework.mail.SimpleMailMessage;

/** Writes the plain text mail of a step. Called by several threads at once when there are several workers. */
@FunctionalInterface
public interface SimpleMailWriter {

    /**
     * Writes a mail.
     *
     * @param step what to write, and for whom
     * @return a message, used by nobody else
     * @throws Exception if the mail cannot be written now: a failed attempt
     */
    SimpleMailMessage write(StepContext step) throws Exception;
}
