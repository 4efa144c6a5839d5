package io.github.cronguard.internal.config;

import io.github.cronguard.token.Secret;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads the secrets of signed triggers (Standard Webhooks 1.0, "Signature scheme"). */
final class SigningReader {
    /** The new one and the one before, while a sender changes over. */
    private static final int MOST = 2;

    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final String PREFIX = "whsec_";

    private SigningReader() {}

    static List<Secret> read(Values values) {
        List<Secret> secrets = values.list(Setting.SIGNING_SECRET, MOST, SigningReader::secret);
        if (new HashSet<>(secrets).size() < secrets.size()) {
            values.wrong(Setting.SIGNING_SECRET, "both entries hold the same secret; each must be another one");
        }
        return secrets;
    }

    /** The secret that alerts are signed with. Who receives them has it, and must not be able to sign triggers. */
    static Optional<Secret> alerts(Values values, List<Secret> triggers) {
        Optional<Secret> secret = values.tryRead(Setting.ALERT_SECRET, SigningReader::secret);
        if (secret.filter(triggers::contains).isPresent()) {
            values.wrong(
                    Setting.ALERT_SECRET,
                    "it holds the same secret as " + values.nameOf(Setting.SIGNING_SECRET)
                            + "; who receives alerts could start runs");
        }
        return secret;
    }

    private static Secret secret(String text) {
        String base64 = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        int length = length(base64);
        if (length < LEAST_BYTES || length > MOST_BYTES) {
            throw new IllegalArgumentException("a signing secret must be " + LEAST_BYTES + " to " + MOST_BYTES
                    + " random bytes in Base64, with " + PREFIX + " in front or without");
        }
        TokenText.weakness(base64).ifPresent(rule -> {
            throw new IllegalArgumentException("a signing secret must be random, and none that a page shows;"
                    + " make one with \"openssl rand -base64 32\"");
        });
        return Secret.of(base64);
    }

    private static int length(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException notBase64) {
            return 0;
        }
    }
}
