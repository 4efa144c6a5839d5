package io.github.cronguard.demo.parts;

import io.github.cronguard.sequence.StepContext;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;

/** The mail of one step, the same whoever sends it. */
public final class StepMessage {
    private StepMessage() {}

    /**
     * Writes the mail.
     *
     * @param step whose contact it goes to
     * @param mail an empty one of the sender's
     * @param from the sender's address
     * @param now its date
     * @return the same mail, written
     * @throws AddressException if the contact is no e-mail address in ASCII
     * @throws MessagingException if a part of it cannot be set
     */
    public static MimeMessage write(StepContext step, MimeMessage mail, String from, Instant now)
            throws MessagingException {
        OutreachText text = OutreachText.of(step);
        mail.setFrom(new InternetAddress(from, true));
        mail.setRecipient(Message.RecipientType.TO, address(step.contact()));
        mail.setSubject(text.subject(), "UTF-8");
        mail.setText(text.body(), "UTF-8");
        mail.setSentDate(Date.from(now));
        mail.setHeader("List-Unsubscribe", "<mailto:" + from + "?subject=unsubscribe%20" + step.sequence() + ">");
        return mail;
    }

    private static InternetAddress address(String contact) throws AddressException {
        if (!contact.chars().allMatch(c -> c < 128)) {
            throw new AddressException("A contact must be an e-mail address in ASCII");
        }
        return new InternetAddress(contact, true);
    }
}
