package io.github.cronguard.internal.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is asked of a token before it is accepted as one, and its digest. Nothing here repeats a token in a message. */
public final class TokenText {
    private static final int LEAST = 32;
    private static final int LEAST_DISTINCT = 8;
    private static final int ENOUGH_TRIPLES = 64;

    /** So long that one in ten million random tokens of the usual alphabets meets one, at most. */
    private static final List<String> WORDS = List.of(
            "changeme",
            "change-me",
            "change_me",
            "replaceme",
            "replace-me",
            "replace_me",
            "password",
            "passw0rd",
            "passwort",
            "secret",
            "example",
            "qwerty",
            "letmein",
            "placeholder",
            "your-token",
            "your_token",
            "yourtoken",
            "my-token",
            "my_token",
            "mytoken",
            "test-token",
            "test_token",
            "testtoken",
            "cron-token",
            "cron_token",
            "crontoken",
            "default-token",
            "sample",
            "dummy-",
            "insert-");

    /** Printed on so many pages that everybody has them: the digests of nothing, and the sample of JSON Web Tokens. */
    private static final List<String> PRINTED = List.of(
            "d41d8cd98f00b204e9800998ecf8427e",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "eyjhbgcioijiuzi1niisinr5cci6ikpxvcj9.eyjzdwiioiixmjm0nty3odkwi",
            // and the secrets of the pages about Standard Webhooks
            "mfkq9r8gkyqrtwjupd8ilpzio2lalasw",
            "c2fvsbqihrscchlqimv+b5ssyspob7od",
            "4casg/ne0uzzlerhdeddwsxojzqwuncg");

    private TokenText() {}

    /**
     * What is wrong with a token.
     *
     * @param token any text
     * @return the broken rule, without any part of the token; empty when it is good
     */
    public static Optional<String> weakness(String token) {
        if (!token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return Optional.of("a token must be of visible ASCII characters alone, without white space");
        }
        if (token.length() < LEAST) {
            return Optional.of("a token must have " + LEAST + " bytes or more");
        }
        String lower = token.toLowerCase(Locale.ROOT);
        if (WORDS.stream().anyMatch(lower::contains) || PRINTED.stream().anyMatch(lower::startsWith)) {
            return Optional.of("a token must not be a well-known one or hold such a word; make one with"
                    + " \"openssl rand -hex 32\"");
        }
        if (isRepetitive(token)) {
            return Optional.of("a token must be random, not repetitive; make one with \"openssl rand -hex 32\"");
        }
        return Optional.empty();
    }

    private static boolean isRepetitive(String token) {
        Set<String> triples = new HashSet<>();
        for (int i = 0; i + 3 <= token.length(); i++) {
            triples.add(token.substring(i, i + 3));
        }
        return token.chars().distinct().count() < LEAST_DISTINCT
                || triples.size() < Math.min((token.length() - 2) * 2 / 3, ENOUGH_TRIPLES)
                || isSequence(token);
    }

    /** Neighbours that mostly go up or down by one, or stay: {@code abcdef…}, {@code 987…}. */
    private static boolean isSequence(String token) {
        int steps = 0;
        for (int i = 1; i < token.length(); i++) {
            steps += Math.abs(token.charAt(i) - token.charAt(i - 1)) <= 1 ? 1 : 0;
        }
        return steps * 2 > token.length();
    }

    /**
     * The SHA-256 digest of a token's bytes.
     *
     * @param token any text
     * @return 32 bytes
     */
    public static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String hex(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    /**
     * The tokens that stand in a file, one a line; a line end behind the last one does not count.
     *
     * @param text the file's text
     * @return one or two different tokens
     * @throws IllegalArgumentException if there are more, or one is weak; the message does not repeat them
     */
    static List<String> inFile(String text) {
        String all = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        List<String> tokens = Arrays.stream(all.split("\n", -1))
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .toList();
        if (tokens.size() > 2 || tokens.stream().distinct().count() < tokens.size()) {
            throw new IllegalArgumentException(
                    "a token file must hold one token, or the new and the old one on two lines");
        }
        tokens.forEach(token -> weakness(token).ifPresent(rule -> {
            throw new IllegalArgumentException(rule);
        }));
        return tokens;
    }
}
