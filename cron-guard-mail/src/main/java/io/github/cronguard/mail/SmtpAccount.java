package io.github.cronguard.mail;

import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.token.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mail server, and how to log in there. Each mail has a connection of its own; thread-safe.
 *
 * <p>angus-mail has no time-outs by itself. Where the session lacks them, its properties are filled at the first mail:
 * {@code mail.smtp.connectiontimeout} with 10 s, {@code mail.smtp.timeout} and {@code mail.smtp.writetimeout} with 30 s
 * ({@code mail.smtps.…} for that protocol), and {@code mail.smtp.socketFactory} with one that turns off Nagle's algorithm,
 * unless a factory, a SOCKS proxy or channels are chosen there. Who shares the session has them too.
 *
 * @param session its properties and its authenticator hold
 * @param protocol {@code smtp} (with STARTTLS if the session says so) or {@code smtps}
 * @param host null: the session's {@code mail.smtp.host}, else {@code mail.host}, else this machine
 * @param port -1: the session's {@code mail.smtp.port}, else the protocol's own
 * @param user null: the session's {@code mail.smtp.user} and its authenticator
 * @param password null: the session's authenticator
 */
public record SmtpAccount(
        Session session,
        String protocol,
        @Nullable String host,
        int port,
        @Nullable String user,
        @Nullable Secret password)
        implements MailRoute {

    /**
     * Checks the protocol and the port.
     *
     * @param session its properties and its authenticator hold
     * @param protocol {@code smtp} or {@code smtps}
     * @param host null: the session's
     * @param port -1: the session's
     * @param user null: the session's
     * @param password null: the session's
     * @throws IllegalArgumentException if the protocol is another one, or the port is out of range
     */
    public SmtpAccount {
        Objects.requireNonNull(session, "session");
        if (!protocol.equals("smtp") && !protocol.equals("smtps")) {
            throw new IllegalArgumentException("The protocol must be smtp or smtps, not " + protocol);
        }
        if (port != -1 && (port < 1 || port > 65_535)) {
            throw new IllegalArgumentException("The port must be 1 to 65535, or -1 for the session's, not " + port);
        }
    }

    /**
     * The account that a session describes: host, port and login are its own.
     *
     * @param session whose {@code mail.transport.protocol} is {@code smtp}, {@code smtps} or absent
     * @return the account
     * @throws IllegalArgumentException if the session's protocol is another one
     */
    public static SmtpAccount of(Session session) {
        String protocol = session.getProperty("mail.transport.protocol");
        return new SmtpAccount(session, protocol == null ? "smtp" : protocol, null, -1, null, null);
    }

    /**
     * The same at another server.
     *
     * @param server a name or an address
     * @param at its port, or -1
     * @return the account
     */
    public SmtpAccount at(String server, int at) {
        return new SmtpAccount(session, protocol, server, at, user, password);
    }

    /**
     * The same with a login.
     *
     * @param name of the user
     * @param secret the password
     * @return the account
     */
    public SmtpAccount login(String name, Secret secret) {
        return new SmtpAccount(session, protocol, host, port, name, secret);
    }

    /**
     * Sends a mail once, and tells the outcome by how far the dialogue came:
     * <ul>
     *   <li>an answer 250 to the end of the data: processed, also if the goodbye fails, and for a session with
     *       {@code sendpartial} also if some of the recipients were refused;
     *   <li>an answer 5xx to the greeting, the sender, a recipient or the data: rejected. Of several recipients one is
     *       enough: without {@code sendpartial} nothing is sent to any of them;
     *   <li>no answer that makes sense behind the end of the data: uncertain;
     *   <li>everything else was not sent: an answer 4xx, a server that is not there or goes away before the end of the
     *       data, and whatever is wrong with the connection and not with the mail: a refused login, an answer 530 (log in
     *       or encrypt first), a refused STARTTLS.
     * </ul>
     *
     * @param mail with recipients; if it has a Message-ID, that one is sent
     * @return how it ended
     * @throws MessagingException if it was surely not taken; says why in the server's own words, where there are any
     */
    @Override
    public StepResult send(MimeMessage mail) throws MessagingException {
        SessionDefaults.supply(session.getProperties(), protocol);
        SmtpDialogue smtp = new SmtpDialogue(session, protocol);
        try {
            smtp.connect(host, port, user, password == null ? null : password.reveal());
            smtp.send(mail);
            return StepResult.processed();
        } catch (MessagingException e) {
            return smtp.outcomeOf(e);
        } catch (RuntimeException e) { // out of the mail's own content
            return smtp.outcomeOf(new MessagingException("The mail cannot be sent: " + e, e));
        } finally {
            smtp.quit();
        }
    }
}
