package io.github.cronguard.mail;

import io.github.cronguard.sequence.StepResult;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One connection that remembers how far it came and what the server answered last. angus-mail's exceptions alone do not
 * tell: a connection that breaks behind the end of the data looks like one that breaks before it, and a refusal followed by
 * a hang-up shows the hang-up only. Used by one thread.
 */
final class SmtpDialogue extends SMTPTransport {
    private boolean dataEnded;
    private boolean answerOpen = true; // the greeting
    private SmtpAnswer answer = SmtpAnswer.awaited("");
    private String verb = "";
    private @Nullable MimeMessage mail;
    private @Nullable String messageId;

    SmtpDialogue(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, protocol.equals("smtps"));
    }

    void send(MimeMessage message) throws MessagingException {
        mail = message;
        messageId = message.getMessageID();
        sendMessage(message, message.getAllRecipients());
    }

    @Override
    protected void mailFrom() throws MessagingException {
        if (mail != null && messageId != null) {
            mail.setHeader("Message-ID", messageId); // making the mail 8-bit, just now, has made up another one
        }
        super.mailFrom();
    }

    @Override
    protected void sendCommand(String next) throws MessagingException {
        // What is said to clean up behind a failure does not overwrite the failure.
        answerOpen = !next.equals("RSET") && !next.equals("QUIT");
        if (answerOpen) {
            String before = verb;
            verb = next.split(" ", 2)[0];
            dataEnded |= next.equals(".") || (verb.equals("BDAT") && next.endsWith(" LAST"));
            boolean furtherRecipient = verb.equals("RCPT") && before.equals("RCPT");
            if (!furtherRecipient) {
                answer = SmtpAnswer.awaited(verb);
            }
        }
        super.sendCommand(next);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (answerOpen) {
            SmtpAnswer heard =
                    new SmtpAnswer(verb, code, getLastServerResponse().strip());
            if (answer.code() == 0 || heard.isWorseThan(answer)) {
                answer = heard;
            }
            answerOpen = false;
        }
        return code;
    }

    /**
     * What a failure means for the mail.
     *
     * @param failure of this connection
     * @return rejected after an answer 5xx; uncertain when no answer came behind the end of the data: the server may have
     *     taken the mail; processed when it said that it has
     * @throws MessagingException the failure, when the mail was surely not taken and may be tried again
     */
    StepResult outcomeOf(MessagingException failure) throws MessagingException {
        if (failure instanceof AuthenticationFailedException) {
            throw failure;
        }
        if (answer.refusesForGood()) {
            return StepResult.rejected(answer.text());
        }
        if (answer.refusesForNow()) {
            throw new MessagingException(answer.text(), failure); // the server's own words, not "Invalid Addresses"
        }
        if (!dataEnded) {
            throw failure;
        }
        // angus-mail throws behind a 250 too, if told to report success, or to send to some of the recipients.
        return answer.takes()
                ? StepResult.processed()
                : StepResult.uncertain("No answer to the end of the mail's data: " + failure.getMessage());
    }

    /** Says goodbye; the mail was taken or not before that. */
    void quit() {
        try {
            close();
        } catch (MessagingException e) {
            // The server is free to hang up without a word.
        }
    }
}
