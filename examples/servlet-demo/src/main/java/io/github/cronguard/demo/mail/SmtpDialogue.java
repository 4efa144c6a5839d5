package io.github.cronguard.demo.mail;

import io.github.cronguard.sequence.StepResult;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One connection that remembers how far it came and what the server answered last. angus-mail's exceptions alone do not
 * tell: a connection that breaks behind the end of the data looks like one that breaks before it, and a refusal followed by
 * a hang-up shows the hang-up only. Used by one thread.
 */
final class SmtpDialogue extends SMTPTransport {
    private boolean dataEnded;
    private boolean answerOpen = true; // the greeting
    private int answer;
    private String answerText = "";

    SmtpDialogue(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        // What is said to clean up behind a failure does not overwrite the failure.
        answerOpen = !command.equals("RSET") && !command.equals("QUIT");
        if (answerOpen) {
            answer = 0;
            answerText = "";
            dataEnded |= command.equals(".");
        }
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (answerOpen) {
            answer = code;
            answerText = getLastServerResponse().strip();
            answerOpen = false;
        }
        return code;
    }

    /**
     * What a failure means for the mail.
     *
     * @param failure of this connection
     * @return rejected after an answer 5xx; uncertain when no answer came behind the end of the data: the server may have
     *     taken the mail
     * @throws MessagingException the failure, when the mail was surely not taken and may be tried again
     */
    StepResult outcomeOf(MessagingException failure) throws MessagingException {
        if (answer >= 500 && answer <= 599) {
            return StepResult.rejected(answerText);
        }
        boolean notTaken = !dataEnded || (answer >= 400 && answer <= 499);
        if (notTaken && answer >= 400) {
            throw new MessagingException(answerText, failure); // the server's own words, not "Invalid Addresses"
        }
        if (notTaken) {
            throw failure;
        }
        return StepResult.uncertain("No answer to the end of the mail's data: " + failure.getMessage());
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
