package io.github.cronguard.mail;

import java.util.List;
import java.util.Properties;

/** What a session lacks. Its own properties are filled, because a copy would lose its authenticator. */
final class SessionDefaults {
    private static final String CONNECT_MS = "10000";
    private static final String ANSWER_MS = "30000";

    private SessionDefaults() {}

    /** May be called again, by several threads at once; what is there stays. */
    static void supply(Properties session, String protocol) {
        String prefix = "mail." + protocol + ".";
        supply(session, prefix + "connectiontimeout", CONNECT_MS);
        supply(session, prefix + "timeout", ANSWER_MS);
        supply(session, prefix + "writetimeout", ANSWER_MS);
        // A factory of ours would lead around the SOCKS proxy and the channels that these ask for.
        boolean freeToChoose =
                List.of("socketFactory", "socketFactory.class", "socks.host", "usesocketchannels").stream()
                        .noneMatch(name -> has(session, prefix + name));
        if (freeToChoose) {
            // Without a second try by other sockets, which would double the time-out.
            supply(session, prefix + "socketFactory.fallback", "false");
            session.putIfAbsent(prefix + "socketFactory", new PromptSockets());
        }
    }

    private static void supply(Properties session, String name, String value) {
        if (!has(session, name)) {
            session.putIfAbsent(name, value);
        }
    }

    /** Values that are no strings, and those of a session's own defaults, count too. */
    private static boolean has(Properties session, String name) {
        return session.get(name) != null || session.getProperty(name) != null;
    }
}
