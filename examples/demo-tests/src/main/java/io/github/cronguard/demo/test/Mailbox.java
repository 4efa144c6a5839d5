package io.github.cronguard.demo.test;

import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A mail server that takes everything. */
final class Mailbox implements AutoCloseable {
    private final PromptMail server = new PromptMail();

    Mailbox() {
        server.start();
    }

    /** Does something between the end of each mail and the answer to it. */
    Mailbox(Runnable beforeEachAnswer) {
        this();
        UserManager users = server.getUserManager();
        MessageDeliveryHandler delivery = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((mail, to) -> {
            beforeEachAnswer.run();
            return delivery.handle(mail, to);
        });
    }

    Map<String, String> settings() {
        return Map.of(
                "SMTP_HOST",
                "127.0.0.1",
                "SMTP_PORT",
                String.valueOf(server.getSmtp().getPort()));
    }

    int count() {
        return server.getReceivedMessages().length;
    }

    /** The step keys that each contact was sent, in the order of their arrival. */
    Map<String, List<String>> stepKeys() throws MessagingException {
        Map<String, List<String>> keys = new TreeMap<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            String contact = mail.getHeader("To", ",");
            keys.computeIfAbsent(contact, c -> new ArrayList<>()).add(mail.getHeader("X-Step-Key", ","));
        }
        return keys;
    }

    @Override
    public void close() {
        server.stop();
    }
}
