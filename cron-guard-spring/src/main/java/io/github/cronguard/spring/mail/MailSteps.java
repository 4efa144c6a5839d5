package io.github.cronguard.spring.mail;

import io.github.cronguard.mail.MailRoute;
import io.github.cronguard.mail.MailWriter;
import io.github.cronguard.mail.SmtpAccount;
import io.github.cronguard.mail.StepMail;
import io.github.cronguard.sequence.StepHandler;
import java.util.Objects;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Handlers that send each step as one mail by the application's sender, meant for
 * {@link io.github.cronguard.sequence.Delivery#AT_MOST_ONCE}. Headers and the {@code Message-ID} are those of
 * {@link StepMail}.
 *
 * <p>A {@link JavaMailSenderImpl}, as Spring Boot makes it, gives its settings, and the mail goes over an
 * {@link SmtpAccount}, which watches the dialogue: it tells apart what was refused for now, what was refused for good, and
 * what was lost behind the end of the data, and supplies the time-outs that the sender's session lacks. The settings are
 * read at each mail.
 *
 * <p>Every other sender sends the mail itself, with the time-outs that it has: also a subclass or a proxy of
 * {@code JavaMailSenderImpl}, whose own way of sending is not passed by, and one whose protocol or mail provider is not
 * angus-mail's SMTP. Of these only the exceptions can be seen. {@link org.springframework.mail.MailAuthenticationException},
 * {@link org.springframework.mail.MailParseException} and {@link org.springframework.mail.MailPreparationException} are
 * failed attempts; a {@link org.springframework.mail.MailSendException} means what
 * {@link io.github.cronguard.mail.MailFailures} reads in it; everything else is uncertain. Who knows the sender better
 * gives a {@link MailRoute} of his own to {@link StepMail#sending}.
 */
public final class MailSteps {
    private MailSteps() {}

    /**
     * Sends what a writer writes, e.g. with a {@link org.springframework.mail.javamail.MimeMessageHelper} around
     * {@link JavaMailSender#createMimeMessage()}.
     *
     * @param sender of the application
     * @param writer of the mails
     * @return the handler; thread-safe if the sender and the writer are
     */
    public static StepHandler sending(JavaMailSender sender, MailWriter writer) {
        return StepMail.sending(route(sender), writer);
    }

    /**
     * Sends plain text, in the sender's own encoding, or else in UTF-8. A recipient that is no address makes the step
     * rejected; a sender's or reply address that is none is a failed attempt.
     *
     * @param sender of the application
     * @param writer of the mails
     * @return the handler; thread-safe if the sender and the writer are
     */
    public static StepHandler sendingSimple(JavaMailSender sender, SimpleMailWriter writer) {
        return sending(sender, new PlainText(sender, Objects.requireNonNull(writer, "writer")));
    }

    private static MailRoute route(JavaMailSender sender) {
        MailRoute blind = new SenderRoute(sender);
        // Exactly this class: a subclass may send in another way, for example not at all.
        return sender.getClass() == JavaMailSenderImpl.class
                ? new WatchedSender((JavaMailSenderImpl) sender, blind)
                : blind;
    }
}
