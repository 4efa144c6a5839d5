package io.github.cronguard.internal.signature;

import io.github.cronguard.token.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs messages after Standard Webhooks 1.0, for receivers that verify them. Safe for use by several threads. */
public final class MessageSigner {
    private final SigningKeys keys;

    /**
     * A signer.
     *
     * @param secret in Base64 without a prefix
     */
    public MessageSigner(Secret secret) {
        this.keys = new SigningKeys(List.of(secret));
    }

    /**
     * The headers of a signed message.
     *
     * @param id the message's id: visible ASCII without a full stop
     * @param at when this attempt is made
     * @param body as it is sent
     * @return id, timestamp and signature
     */
    public Map<String, String> headers(String id, Instant at, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>(SignedHead.unsigned(id, at));
        byte[] prefix = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII);
        headers.put(SignedHead.SIGNATURE, SignedHead.VERSION + keys.sign(prefix, body));
        return headers;
    }

    /**
     * The headers of a message that is not signed.
     *
     * @param id the message's id
     * @param at when this attempt is made
     * @return id and timestamp
     */
    public static Map<String, String> unsigned(String id, Instant at) {
        return SignedHead.unsigned(id, at);
    }
}
