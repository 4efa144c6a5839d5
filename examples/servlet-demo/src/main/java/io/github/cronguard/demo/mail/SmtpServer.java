package io.github.cronguard.demo.mail;

import jakarta.mail.Session;
import java.util.Properties;

/**
 * Where mail goes.
 *
 * @param host the server's name or address
 * @param port its port
 * @param from the sender's address
 */
public record SmtpServer(String host, int port, String from) {

    /** The time-outs are cron-guard-mail's. */
    Session session() {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", host);
        settings.setProperty("mail.smtp.port", String.valueOf(port));
        settings.setProperty("mail.smtp.from", from);
        settings.setProperty("mail.smtp.localhost", "localhost"); // not the host's name: it would be looked up
        return Session.getInstance(settings);
    }
}
