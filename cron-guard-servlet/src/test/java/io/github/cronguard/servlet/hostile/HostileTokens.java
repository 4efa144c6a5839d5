package io.github.cronguard.servlet.hostile;

import io.github.cronguard.token.CronTokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens that the tables speak of: the right one, a wrong one of the same length, and one for the status alone. */
record HostileTokens(String right, String other, String status) {

    static HostileTokens generate() {
        String right = CronTokens.generate().reveal();
        String cut = right.substring(0, right.length() - 1);
        return new HostileTokens(
                right,
                cut + (right.endsWith("A") ? "B" : "A"),
                CronTokens.generate().reveal());
    }

    /** Each name in braces, and what it stands for. */
    Map<String, String> placeholders() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("{TOKEN}", right);
        names.put("{OTHER}", other);
        names.put("{STATUS}", status);
        names.put("{TOKEN_CUT}", right.substring(0, right.length() - 1));
        names.put("{TOKEN_CASE}", swapCase(right));
        names.put("{TOKEN_PCT}", String.format("%%%02x", (int) right.charAt(0)) + right.substring(1));
        names.put(
                "{TOKEN_B64}",
                Base64.getEncoder().encodeToString(("cron:" + right).getBytes(StandardCharsets.US_ASCII)));
        return names;
    }

    /** The value that a bare name after {@code not-contains} stands for. */
    String named(String word) {
        return placeholders().getOrDefault("{" + word + "}", word);
    }

    private static String swapCase(String text) {
        return text.chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
