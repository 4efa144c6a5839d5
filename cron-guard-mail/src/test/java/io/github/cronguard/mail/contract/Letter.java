package io.github.cronguard.mail.contract;

import io.github.cronguard.mail.MailWriter;
import io.github.cronguard.sequence.StepContext;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** A mail as hosts write it. */
final class Letter {
    private Letter() {}

    static MimeMessage of(StepContext step) throws MessagingException {
        return fill(new MimeMessage((Session) null), step);
    }

    static MimeMessage fill(MimeMessage mail, StepContext step) throws MessagingException {
        mail.setFrom(new InternetAddress("demo@example.test", true));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(step.contact(), true));
        mail.setSubject("Hello", "UTF-8");
        mail.setText("Hello " + step.attributes().getOrDefault("name", "you") + "\n", "UTF-8");
        return mail;
    }

    static MailWriter to(String... recipients) {
        return step -> {
            MimeMessage mail = of(step);
            mail.removeHeader("To");
            for (String recipient : recipients) {
                mail.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient, true));
            }
            return mail;
        };
    }
}
