package io.github.cronguard.admin;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as it may stand in a configuration: PBKDF2 with HMAC-SHA256 (RFC 8018), over its UTF-8 in NFC (RFC 8265). */
final class PasswordHash {
    /** OWASP's Password Storage Cheat Sheet, as of 2023. */
    static final int ITERATIONS = 600_000;

    /** A hundred times as slow already; more would be a slip of the keyboard. */
    private static final int MAX_ITERATIONS = 60_000_000;

    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern TEXT =
            Pattern.compile("pbkdf2-sha256\\$([0-9]{1,8})\\$([A-Za-z0-9+/]{16,128}={0,2})\\$([A-Za-z0-9+/]{43}=)");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    static PasswordHash of(String password) {
        return of(password, ITERATIONS);
    }

    /** Cheaper ones are for tests. */
    static PasswordHash of(String password, int iterations) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new PasswordHash(iterations, salt, derived(password, salt, iterations));
    }

    /** Of no password at all: for names that nobody has. */
    static PasswordHash ofNobody(int iterations) {
        byte[] random = new byte[SALT + LENGTH];
        RANDOM.nextBytes(random);
        return new PasswordHash(
                iterations, Arrays.copyOf(random, SALT), Arrays.copyOfRange(random, SALT, SALT + LENGTH));
    }

    static PasswordHash parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A password's hash must look like"
                    + " pbkdf2-sha256$600000$<salt in Base64>$<32 bytes in Base64>; BasicAccess.hash makes one");
        }
        int iterations = Integer.parseInt(parts.group(1));
        if (iterations < ITERATIONS || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException("A password's hash must have from " + ITERATIONS + " to "
                    + MAX_ITERATIONS + " iterations, but has " + iterations);
        }
        return new PasswordHash(iterations, decoded(parts.group(2)), decoded(parts.group(3)));
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(derived(password, salt, iterations), hash);
    }

    int iterations() {
        return iterations;
    }

    /** For a configuration; not called toString, so that no log has it by accident. */
    String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "pbkdf2-sha256$" + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static byte[] derived(String password, byte[] salt, int iterations) {
        char[] normal = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(normal, salt, iterations, LENGTH * 8))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform lacks PBKDF2WithHmacSHA256", e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("A part of a password's hash is not Base64", malformed);
        }
    }
}
