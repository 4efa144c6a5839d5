package io.github.cronguard.mail;

import io.github.cronguard.sequence.StepResult;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure means when only its exception can be seen, as behind a sender that is not ours. It knows less than
 * {@link SmtpAccount#send}, and calls uncertain what it does not know.
 */
public final class MailFailures {
    private MailFailures() {}

    /**
     * Reads an exception and the ones chained to it.
     *
     * @param failure of sending one mail
     * @return rejected if there is an answer 5xx among them, or if the failure is an {@link AddressException}; processed
     *     if angus-mail reports a mail that was taken; uncertain if they do not tell
     * @throws MessagingException the failure, if it says that the mail was not sent and may be tried again: an answer 4xx,
     *     a refused login, a server that cannot be reached
     */
    public static StepResult outcomeOf(MessagingException failure) throws MessagingException {
        if (failure instanceof AddressException) {
            return StepResult.rejected(String.valueOf(failure.getMessage()));
        }
        SmtpAnswer worst = SmtpAnswer.awaited("");
        for (Exception link = failure; link instanceof MessagingException chained; link = chained.getNextException()) {
            if (link instanceof AuthenticationFailedException || link instanceof MailConnectException) {
                throw failure;
            }
            SmtpAnswer answer = answerIn(chained);
            if (link instanceof SMTPSendFailedException && answer.takes()) {
                return StepResult.processed();
            }
            worst = answer.isWorseThan(worst) ? answer : worst;
        }
        if (worst.refusesForGood()) {
            return StepResult.rejected(worst.text());
        }
        if (worst.refusesForNow()) {
            throw failure;
        }
        return StepResult.uncertain("It is not known whether the mail was sent: " + failure.getMessage());
    }

    private static SmtpAnswer answerIn(MessagingException link) {
        String text = String.valueOf(link.getMessage()).strip();
        if (link instanceof SMTPSendFailedException send) {
            return new SmtpAnswer(verb(send.getCommand()), send.getReturnCode(), text);
        }
        if (link instanceof SMTPAddressFailedException recipient) {
            return new SmtpAnswer(verb(recipient.getCommand()), recipient.getReturnCode(), text);
        }
        if (link instanceof SMTPSenderFailedException sender) {
            return new SmtpAnswer(verb(sender.getCommand()), sender.getReturnCode(), text);
        }
        return SmtpAnswer.awaited("");
    }

    private static String verb(@Nullable String command) {
        return command == null ? "" : command.split(" ", 2)[0];
    }
}
