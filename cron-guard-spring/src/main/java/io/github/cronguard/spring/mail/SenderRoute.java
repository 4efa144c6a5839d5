package io.github.cronguard.spring.mail;

import io.github.cronguard.mail.MailFailures;
import io.github.cronguard.mail.MailRoute;
import io.github.cronguard.sequence.StepResult;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Lets a sender send, and reads its exceptions. */
final class SenderRoute implements MailRoute {
    private final JavaMailSender sender;

    SenderRoute(JavaMailSender sender) {
        this.sender = Objects.requireNonNull(sender, "sender");
    }

    @Override
    public StepResult send(MimeMessage mail) throws MessagingException {
        try {
            sender.send(mail);
            return StepResult.processed();
        } catch (MailAuthenticationException | MailParseException | MailPreparationException e) {
            throw e; // all three come before anything is sent
        } catch (MailSendException e) {
            return reasonOf(e) instanceof MessagingException reason ? MailFailures.outcomeOf(reason) : uncertain(e);
        } catch (RuntimeException e) {
            return uncertain(e);
        }
    }

    /** What went wrong with the one mail; behind several failures it is not known which one came last. */
    private static @Nullable Throwable reasonOf(MailSendException failure) {
        Collection<Exception> failures = failure.getFailedMessages().values();
        if (failures.isEmpty()) {
            return failure.getCause();
        }
        return failures.size() == 1 ? failures.iterator().next() : null;
    }

    private static StepResult uncertain(RuntimeException failure) {
        return StepResult.uncertain("It is not known whether the mail was sent: " + failure);
    }
}
