package io.github.cronguard.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals texts with a key out of the live tokens' digests, which all nodes have. Safe for use by several threads. */
public final class TokenSeal {
    private static final String ALGORITHM = "HmacSHA256";

    private final String guard;
    private final Supplier<List<String>> digests;

    /**
     * Seals of one guard.
     *
     * @param guard its name: guards may share tokens
     * @param digests of the live tokens, in any order
     */
    public TokenSeal(String guard, Supplier<List<String>> digests) {
        this.guard = guard;
        this.digests = digests;
    }

    /**
     * The seal of a text.
     *
     * @param purpose what it is for
     * @param text what is sealed
     * @return 43 characters of base64url
     */
    public String of(String purpose, String text) {
        byte[] secret =
                String.join("\n", digests.get().stream().sorted().toList()).getBytes(StandardCharsets.US_ASCII);
        byte[] key = mac(secret, "cron-guard seal\n" + guard + "\n" + purpose);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, text));
    }

    /**
     * Whether a text carries its seal.
     *
     * @param purpose what it is for
     * @param text what is sealed
     * @param presented the seal
     * @return in constant time
     */
    public boolean matches(String purpose, String text, String presented) {
        return MessageDigest.isEqual(
                of(purpose, text).getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
