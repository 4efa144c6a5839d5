package io.github.cronguard.mail;

import io.github.cronguard.sequence.StepContext;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers by which a receiver recognises a step. */
final class StepHeaders {
    /** What saveChanges() makes up, another one at each attempt: a hash, a counter, and milliseconds. */
    private static final Pattern MADE_UP = Pattern.compile("<\\d+\\.\\d+\\.\\d{13}@.*>");

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private StepHeaders() {}

    /** Saves the mail, because saving overwrites the Message-ID. */
    static void set(StepContext step, MimeMessage mail) throws MessagingException {
        String key = encoded(step.key());
        String given = mail.getMessageID();
        mail.setHeader("X-Step-Key", key);
        mail.saveChanges();
        if (isOwn(given)) {
            mail.setHeader("Message-ID", given);
        } else if (!isOwn(mail.getMessageID())) { // a subclass may have set its own while it was saved
            mail.setHeader("Message-ID", "<" + key.replace('/', '.') + "@" + domain(mail.getFrom()) + ">");
        }
    }

    private static boolean isOwn(@Nullable String id) {
        return id != null && !MADE_UP.matcher(id.strip()).matches();
    }

    /** A line break in a key would begin a header of its own. Two keys never become one. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /** A sender's domain, as it may stand behind the sign of a Message-ID. */
    static String domain(Address @Nullable [] from) {
        if (from == null || from.length == 0 || !(from[0] instanceof InternetAddress sender)) {
            return "localhost";
        }
        String address = String.valueOf(sender.getAddress());
        try {
            String domain = IDN.toASCII(address.substring(address.lastIndexOf('@') + 1));
            return DOMAIN.matcher(domain).matches() ? domain : "localhost";
        } catch (IllegalArgumentException e) {
            return "localhost";
        }
    }
}
