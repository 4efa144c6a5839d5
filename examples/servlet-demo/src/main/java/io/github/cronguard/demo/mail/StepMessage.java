package io.github.cronguard.demo.mail;

import io.github.cronguard.sequence.StepContext;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;

/** The mail of one step; its id derives from the step key, so that all attempts are one mail for the receiver. */
final class StepMessage extends MimeMessage {
    private final String id;

    private StepMessage(Session session, String id) {
        super(session);
        this.id = id;
    }

    /**
     * Writes the mail.
     *
     * @throws AddressException if the contact is no e-mail address in ASCII
     */
    static StepMessage of(StepContext step, SmtpServer server, Session session, Instant now) throws MessagingException {
        InternetAddress from = new InternetAddress(server.from(), true);
        String domain = server.from().substring(server.from().indexOf('@') + 1);
        StepMessage mail = new StepMessage(session, "<" + step.key().replace('/', '.') + "@" + domain + ">");
        OutreachText text = OutreachText.of(step);
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, address(step.contact()));
        mail.setSubject(text.subject(), "UTF-8");
        mail.setText(text.body(), "UTF-8");
        mail.setSentDate(Date.from(now));
        mail.setHeader("X-Step-Key", step.key());
        mail.setHeader(
                "List-Unsubscribe", "<mailto:" + server.from() + "?subject=unsubscribe%20" + step.sequence() + ">");
        mail.saveChanges();
        return mail;
    }

    private static InternetAddress address(String contact) throws AddressException {
        if (!contact.chars().allMatch(c -> c < 128)) {
            throw new AddressException("A contact must be an e-mail address in ASCII");
        }
        return new InternetAddress(contact, true);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
