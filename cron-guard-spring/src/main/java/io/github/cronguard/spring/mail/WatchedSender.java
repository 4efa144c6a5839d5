package io.github.cronguard.spring.mail;

import io.github.cronguard.mail.MailRoute;
import io.github.cronguard.mail.SmtpAccount;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.token.Secret;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends over an account with the settings of Spring's own sender, as it would use them now. */
final class WatchedSender implements MailRoute {
    /** By name, because a test's provider may have taken their place. */
    private static final Set<String> WATCHED =
            Set.of("org.eclipse.angus.mail.smtp.SMTPTransport", "org.eclipse.angus.mail.smtp.SMTPSSLTransport");

    private final JavaMailSenderImpl sender;
    private final MailRoute otherwise;

    WatchedSender(JavaMailSenderImpl sender, MailRoute otherwise) {
        this.sender = sender;
        this.otherwise = otherwise;
    }

    @Override
    public StepResult send(MimeMessage mail) throws Exception {
        Session session = sender.getSession();
        String protocol = protocol(session);
        return isWatched(session, protocol) ? account(session, protocol).send(mail) : otherwise.send(mail);
    }

    private String protocol(Session session) {
        String own = sender.getProtocol();
        String protocol = own == null ? session.getProperty("mail.transport.protocol") : own;
        return protocol == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : protocol;
    }

    private static boolean isWatched(Session session, String protocol) {
        try {
            return (protocol.equals("smtp") || protocol.equals("smtps"))
                    && WATCHED.contains(session.getProvider(protocol).getClassName());
        } catch (NoSuchProviderException e) {
            return false;
        }
    }

    private SmtpAccount account(Session session, String protocol) {
        String user = sender.getUsername();
        String password = sender.getPassword();
        if ("".equals(user)) { // a placeholder without a value
            user = null;
            password = "".equals(password) ? null : password;
        }
        return new SmtpAccount(session, protocol, sender.getHost(), sender.getPort(), user, secret(password));
    }

    private static @Nullable Secret secret(@Nullable String password) {
        return password == null ? null : Secret.of(password);
    }
}
