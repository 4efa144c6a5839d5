package io.github.cronguard.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 digests. To look the algorithm up takes longer than a digest, so that some are kept, each for one thread at a time
 * and overwritten behind every use: nothing of a text stays in them. Safe for use by several threads.
 */
final class Digests {
    private static final int KEPT = 16;

    private final AtomicReferenceArray<@Nullable MessageDigest> idle = new AtomicReferenceArray<>(KEPT);

    /**
     * The digest of an end of a text.
     *
     * @param text of ASCII alone
     * @param from where the end begins
     * @return 32 bytes
     */
    byte[] of(String text, int from) {
        int place = (int) Thread.currentThread().getId() & (KEPT - 1);
        MessageDigest kept = idle.getAndSet(place, null);
        MessageDigest sha256 = kept == null ? sha256() : kept;
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        sha256.update(bytes, from, bytes.length - from);
        byte[] digest = sha256.digest();
        sha256.reset(); // the last block lies in its buffer until then
        idle.set(place, sha256);
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
