package io.github.cronguard.internal.signature;

import io.github.cronguard.token.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets that are live now: each signature is compared with all of them, whichever matches. */
final class SigningKeys {
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /**
     * Takes secrets.
     *
     * @param secrets in Base64, without a prefix
     */
    SigningKeys(List<Secret> secrets) {
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(Base64.getDecoder().decode(secret.reveal()), ALGORITHM))
                .toList();
    }

    boolean signed(SignedHead head, byte[] body) {
        boolean good = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = mac(key, head.prefix(), body);
            for (byte[] signature : head.signatures()) {
                good |= MessageDigest.isEqual(expected, signature);
            }
        }
        return good;
    }

    /** The first one's signature, in Base64. */
    String sign(byte[] prefix, byte[] body) {
        return Base64.getEncoder().encodeToString(mac(keys.get(0), prefix, body));
    }

    private static byte[] mac(SecretKeySpec key, byte[] prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(prefix);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
