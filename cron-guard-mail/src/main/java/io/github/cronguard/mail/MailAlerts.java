package io.github.cronguard.mail;

import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.sequence.StepResult;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Tells alerts by mail. All attempts to tell one are one mail for whoever receives it: they have the same {@code Message-ID}.
 * Thread-safe if the route is.
 */
public final class MailAlerts implements AlertSink {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailRoute route;
    private final InternetAddress from;
    private final List<InternetAddress> to;

    private MailAlerts(MailRoute route, InternetAddress from, List<InternetAddress> to) {
        this.route = route;
        this.from = from;
        this.to = to;
    }

    /**
     * Sends each alert as one mail.
     *
     * @param route e.g. an {@link SmtpAccount}, best one whose time-outs leave an answer within 20 s
     * @param from the sender
     * @param to the recipients, at least one
     * @return the sink
     * @throws IllegalArgumentException if there is no recipient
     */
    public static AlertSink sending(MailRoute route, InternetAddress from, InternetAddress... to) {
        if (to.length == 0) {
            throw new IllegalArgumentException("Alerts by mail need a recipient");
        }
        return new MailAlerts(
                Objects.requireNonNull(route, "route"), Objects.requireNonNull(from, "from"), List.of(to));
    }

    /**
     * Sends a mail.
     *
     * @param alert what it says
     * @throws MessagingException if the server refused it, or it is not known whether it was taken
     * @throws Exception if it was not taken
     */
    @Override
    public void send(Alert alert) throws Exception {
        StepResult result = route.send(mail(alert));
        if (result.kind() == StepResult.Kind.REJECTED || result.kind() == StepResult.Kind.UNCERTAIN) {
            throw new MessagingException(
                    "The mail of alert " + alert.id() + " is " + result.kind() + ": " + result.why());
        }
    }

    private MimeMessage mail(Alert alert) throws MessagingException {
        MimeMessage mail = new MimeMessage((Session) null);
        mail.setFrom(from);
        mail.setRecipients(RecipientType.TO, to.toArray(InternetAddress[]::new));
        mail.setSubject("[" + alert.guard() + "] " + alert.sentence(), UTF_8);
        mail.setText(text(alert), UTF_8);
        // RFC 3834: so that no out-of-office note answers
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        mail.setHeader(
                "Message-ID", "<" + alert.id() + "." + guard(alert) + "@" + StepHeaders.domain(mail.getFrom()) + ">");
        return mail;
    }

    private static String text(Alert alert) {
        return alert.sentence() + "\n\n" + alert.detail() + "\n\nGuard: " + alert.guard() + "\nSince: " + alert.since()
                + "\nAt: " + alert.at() + "\nTold by: " + alert.node() + "\nAlert: " + alert.event() + ", " + alert.id()
                + "\n";
    }

    /** Two guards, and two incidents of one number after a storage was made anew, have mails of their own. */
    private static String guard(Alert alert) {
        CRC32 sum = new CRC32();
        sum.update((alert.guard() + "\n" + alert.since()).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
