package io.github.cronguard.mail.contract;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the handler under test sends its mails.
 *
 * @param name the host
 * @param port its port
 * @param user null: no login
 * @param password null: no login
 * @param properties of the session, e.g. {@code mail.smtp.timeout}
 */
public record MailHost(
        String name,
        int port,
        @Nullable String user,
        @Nullable String password,
        Map<String, String> properties) {

    static MailHost at(int port) {
        return new MailHost("127.0.0.1", port, null, null, Map.of());
    }

    MailHost login(String name, String secret) {
        return new MailHost(this.name, port, name, secret, properties);
    }

    MailHost with(String property, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(property, value);
        return new MailHost(name, port, user, password, Map.copyOf(more));
    }
}
