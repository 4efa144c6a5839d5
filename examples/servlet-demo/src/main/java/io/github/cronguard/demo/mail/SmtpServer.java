package io.github.cronguard.demo.mail;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;

/**
 * Where mail goes.
 *
 * @param host the server's name or address
 * @param port its port
 * @param from the sender's address
 * @param connectTimeout how long a connection may take
 * @param answerTimeout how long one answer may take, and one write
 */
public record SmtpServer(String host, int port, String from, Duration connectTimeout, Duration answerTimeout) {

    /**
     * A server with the usual time-outs: 10 s to connect, 30 s for an answer.
     *
     * @param host the server's name or address
     * @param port its port
     * @param from the sender's address
     * @return the server
     */
    public static SmtpServer of(String host, int port, String from) {
        return new SmtpServer(host, port, from, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /** Without these time-outs angus-mail would wait for ever. */
    Session session() {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.from", from);
        settings.setProperty("mail.smtp.localhost", "localhost"); // not the host's name: it would be looked up
        settings.setProperty("mail.smtp.connectiontimeout", String.valueOf(connectTimeout.toMillis()));
        settings.setProperty("mail.smtp.timeout", String.valueOf(answerTimeout.toMillis()));
        settings.setProperty("mail.smtp.writetimeout", String.valueOf(answerTimeout.toMillis()));
        settings.put("mail.smtp.socketFactory", new PromptSockets());
        settings.setProperty("mail.smtp.socketFactory.fallback", "false");
        return Session.getInstance(settings);
    }
}
