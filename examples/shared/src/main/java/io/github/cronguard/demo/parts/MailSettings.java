package io.github.cronguard.demo.parts;

import java.util.Optional;

/**
 * Where mail goes.
 *
 * @param host the server's name or address
 * @param port its port
 * @param from the sender's address
 */
public record MailSettings(String host, int port, String from) {

    static Optional<MailSettings> read(Environment values) {
        Optional<String> host = values.text("SMTP_HOST");
        Optional<Integer> port = values.number("SMTP_PORT", 1, 65_535);
        String from = values.address("SMTP_FROM", "demo@example.test");
        if (host.isPresent() && values.text("SMTP_PORT").isEmpty()) {
            values.problem("SMTP_PORT", "is missing beside SMTP_HOST");
        }
        if (host.isEmpty() && values.text("SMTP_PORT").isPresent()) {
            values.problem("SMTP_HOST", "is missing beside SMTP_PORT");
        }
        return host.flatMap(name -> port.map(number -> new MailSettings(name, number, from)));
    }
}
