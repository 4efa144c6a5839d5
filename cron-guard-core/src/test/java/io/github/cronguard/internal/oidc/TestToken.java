package io.github.cronguard.internal.oidc;

import static io.github.cronguard.internal.oidc.TestKeys.base64;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A token that is good until a test spoils it; it is signed by the JDK alone, not by the library under test. */
final class TestToken {
    static final String AUDIENCE = "https://app.example.test/cron/run";
    static final String SUBJECT = "repo:o/r:ref:refs/heads/main";

    private final Map<String, Object> header = new LinkedHashMap<>(Map.of("typ", "JWT", "kid", "rsa"));
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private TestToken() {}

    static TestToken of(String issuer, Instant now) {
        return new TestToken()
                .claim("iss", issuer)
                .claim("aud", AUDIENCE)
                .claim("sub", SUBJECT)
                .claim("iat", now.getEpochSecond())
                .claim("exp", now.plus(Duration.ofMinutes(5)).getEpochSecond());
    }

    /** Null takes it out. */
    TestToken header(String name, @Nullable Object value) {
        return put(header, name, value);
    }

    /** Null takes it out. */
    TestToken claim(String name, @Nullable Object value) {
        return put(claims, name, value);
    }

    private TestToken put(Map<String, Object> where, String name, @Nullable Object value) {
        if (value == null) {
            where.remove(name);
        } else {
            where.put(name, value);
        }
        return this;
    }

    String rs256(KeyPair pair) {
        return signedAs("RS256", pair, "SHA256withRSA");
    }

    String es256(KeyPair pair) {
        return signedAs("ES256", pair, "SHA256withECDSAinP1363Format");
    }

    String ps256(KeyPair pair) {
        return signedAs("PS256", pair, "RSASSA-PSS");
    }

    String signedAs(String stated, KeyPair pair, String real) {
        String signed = header("alg", stated).unsigned();
        return signed + '.' + base64(signature(signed, pair, real));
    }

    String hs256(byte[] secret) {
        String signed = header("alg", "HS256").unsigned();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + '.' + base64(mac.doFinal(signed.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Header and claims, without the second dot. */
    String unsigned() {
        return part(JSONObjectUtils.toJSONString(header)) + '.' + part(JSONObjectUtils.toJSONString(claims));
    }

    /** Signed well, with these very claims. */
    String withClaims(String json, KeyPair pair) {
        String signed = part(JSONObjectUtils.toJSONString(header("alg", "RS256").header)) + '.' + part(json);
        return signed + '.' + base64(signature(signed, pair, "SHA256withRSA"));
    }

    static String part(String json) {
        return base64(json.getBytes(UTF_8));
    }

    private static byte[] signature(String signed, KeyPair pair, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
