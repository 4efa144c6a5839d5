package io.github.cronguard.spring.mail;

import io.github.cronguard.mail.MailWriter;
import io.github.cronguard.sequence.StepContext;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailParseException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMailMessage;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Turns plain text into the sender's own kind of message. */
final class PlainText implements MailWriter {
    private final JavaMailSender sender;
    private final SimpleMailWriter writer;

    PlainText(JavaMailSender sender, SimpleMailWriter writer) {
        this.sender = sender;
        this.writer = writer;
    }

    @Override
    public MimeMessage write(StepContext step) throws Exception {
        SimpleMailMessage text = writer.write(step);
        MimeMailMessage mail = empty();
        setOwnAddresses(text, mail);
        try {
            text.copyTo(mail);
        } catch (MailParseException e) {
            // The addresses that are left are the contact's.
            throw e.getCause() instanceof AddressException address ? address : e;
        }
        return mail.getMimeMessage();
    }

    private MimeMailMessage empty() {
        MimeMessage mail = sender.createMimeMessage();
        MimeMessageHelper asTheSenderSays = new MimeMessageHelper(mail);
        return new MimeMailMessage(
                asTheSenderSays.getEncoding() == null
                        ? new MimeMessageHelper(mail, StandardCharsets.UTF_8.name()) // else the platform's
                        : asTheSenderSays);
    }

    /** Before the others: a wrong address of the host's own must not make every contact dead. */
    private static void setOwnAddresses(SimpleMailMessage text, MimeMailMessage mail) {
        if (text.getFrom() != null) {
            mail.setFrom(text.getFrom());
        }
        if (text.getReplyTo() != null) {
            mail.setReplyTo(text.getReplyTo());
        }
    }
}
