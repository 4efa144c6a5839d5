package io.github.cronguard.admin;

import io.github.cronguard.GuardClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials that were found right a short while ago, so that not every page costs what a guess shall cost. Kept are their
 * HMACs alone, under a key that this process makes and tells nobody: one for each user.
 */
final class KnownCredentials {
    private static final long LASTS = Duration.ofMinutes(5).toNanos();
    private static final String ALGORITHM = "HmacSHA256";

    private static final class Known {
        private final byte[] mac;
        private final long since;

        Known(byte[] mac, long since) {
            this.mac = mac;
            this.since = since;
        }
    }

    private final GuardClock clock;
    private final SecretKeySpec key;
    private final Map<String, Known> byName = new ConcurrentHashMap<>();

    KnownCredentials(GuardClock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    /** Whether it was found right in the last five minutes; using it makes them begin anew. */
    boolean has(BasicCredential credential) {
        Known known = byName.get(credential.name());
        byte[] mac = mac(credential);
        long now = clock.nanoTime();
        if (known == null || now - known.since >= LASTS || !MessageDigest.isEqual(known.mac, mac)) {
            return false;
        }
        byName.put(credential.name(), new Known(mac, now));
        return true;
    }

    /** Only for a credential that is right: its name is one of the users'. */
    void add(BasicCredential credential) {
        byName.put(credential.name(), new Known(mac(credential), clock.nanoTime()));
    }

    private byte[] mac(BasicCredential credential) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // no name holds a colon
            return mac.doFinal((credential.name() + ":" + credential.password()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
