package io.github.cronguard.internal.signature;

import io.github.cronguard.CronRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in the three headers of a signed request (Standard Webhooks 1.0, "Webhook headers").
 *
 * @param id the message's id
 * @param timestamp when this attempt was made, as it came
 * @param signatures those of version 1, decoded; others are not ours to judge
 */
record SignedHead(String id, String timestamp, List<byte[]> signatures) {
    static final String SIGNATURE = "webhook-signature";
    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";

    /** Visible ASCII without the full stop: it parts the signed fields, and one in the id would let bytes move between them. */
    private static final Pattern ID_TEXT = Pattern.compile("[\\x21-\\x2D\\x2F-\\x7E]{1,255}");

    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

    /** Room for the secrets of a rotation and for signatures of other versions. */
    private static final int MAX_SIGNATURES = 16;

    private static final int MAX_LENGTH = 4_096;
    static final String VERSION = "v1,";

    /** Reads the headers; empty if one of them is missing, doubled or malformed, or if there is no signature of version 1. */
    static Optional<SignedHead> of(CronRequest request) {
        Optional<String> id =
                only(request, ID).filter(text -> ID_TEXT.matcher(text).matches());
        Optional<String> timestamp =
                only(request, TIMESTAMP).filter(text -> SECONDS.matcher(text).matches());
        Optional<List<byte[]>> signatures = only(request, SIGNATURE)
                .filter(text -> text.length() <= MAX_LENGTH)
                .flatMap(SignedHead::versionOne);
        return id.isPresent() && timestamp.isPresent() && signatures.isPresent()
                ? Optional.of(new SignedHead(id.get(), timestamp.get(), signatures.get()))
                : Optional.empty();
    }

    /** The moment that the header names. */
    Instant at() {
        return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }

    /** What is signed in front of the body. */
    byte[] prefix() {
        return (id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII);
    }

    /** The headers without a signature. */
    static Map<String, String> unsigned(String id, Instant at) {
        return Map.of(ID, id, TIMESTAMP, Long.toString(at.getEpochSecond()));
    }

    private static Optional<String> only(CronRequest request, String name) {
        List<String> lines = request.headers(name);
        return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
    }

    private static Optional<List<byte[]>> versionOne(String header) {
        List<byte[]> found = new ArrayList<>();
        for (String part : header.split(" ", MAX_SIGNATURES + 1)) {
            if (part.startsWith(VERSION)) {
                try {
                    found.add(Base64.getDecoder().decode(part.substring(VERSION.length())));
                } catch (IllegalArgumentException notBase64) {
                    return Optional.empty();
                }
            }
        }
        return found.isEmpty() || found.size() > MAX_SIGNATURES ? Optional.empty() : Optional.of(List.copyOf(found));
    }
}
