package io.github.cronguard.mail;

import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import jakarta.mail.Address;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.Objects;

/**
 * The handler that sends each step as one mail, meant for {@link io.github.cronguard.sequence.Delivery#AT_MOST_ONCE}.
 *
 * <p>It sets two headers on what the writer wrote, so that all attempts of a step are one mail for whoever receives it:
 * {@code X-Step-Key} is the step's key, and {@code Message-ID} is derived from it, with the domain of the sender's address
 * ({@code <default_outreach.42.1@example.org>}). A Message-ID of the writer's own stays; one that
 * {@link MimeMessage#saveChanges()} made up does not count as such. In both headers, everything in a key but ASCII letters,
 * digits, {@code . _ -} and {@code /} is percent-encoded.
 *
 * <p>A contact that is no address ({@link AddressException}), and a mail without recipients, are rejected. Any other
 * exception of the writer is a failed attempt. Thread-safe if the route and the writer are.
 */
public final class StepMail implements StepHandler {
    private final MailRoute route;
    private final MailWriter writer;

    private StepMail(MailRoute route, MailWriter writer) {
        this.route = route;
        this.writer = writer;
    }

    /**
     * Sends what a writer writes.
     *
     * @param route e.g. an {@link SmtpAccount}
     * @param writer of the mails
     * @return the handler
     */
    public static StepHandler sending(MailRoute route, MailWriter writer) {
        return new StepMail(Objects.requireNonNull(route, "route"), Objects.requireNonNull(writer, "writer"));
    }

    @Override
    public StepResult handle(StepContext step) throws Exception {
        MimeMessage mail;
        try {
            mail = writer.write(step);
            Address[] recipients = mail.getAllRecipients();
            if (recipients == null || recipients.length == 0) {
                return StepResult.rejected("The mail has no recipients");
            }
        } catch (AddressException e) {
            return StepResult.rejected(String.valueOf(e.getMessage()));
        }
        StepHeaders.set(step, mail);
        return route.send(mail);
    }
}
