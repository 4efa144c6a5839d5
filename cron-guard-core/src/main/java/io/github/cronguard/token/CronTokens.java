package io.github.cronguard.token;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes tokens. */
public final class CronTokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private CronTokens() {}

    /**
     * A new token: 32 bytes from the system's secure random source, in base64url without padding (RFC 4648, section
     * 5), so
     * that it may stand in a header and a query as it is.
     *
     * @return 43 characters
     */
    public static Secret generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
