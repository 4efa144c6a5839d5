package io.github.cronguard.internal.oidc;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Real keys, made once for all tests, and how a key set names them. */
final class TestKeys {
    static final KeyPair RSA = pair("RSA", rsa(2048));
    static final KeyPair OTHER_RSA = pair("RSA", rsa(2048));
    static final KeyPair SMALL_RSA = pair("RSA", rsa(1024));
    static final KeyPair EC = pair("EC", new ECGenParameterSpec("secp256r1"));

    private TestKeys() {}

    static Map<String, Object> jwk(String id, KeyPair pair) {
        Map<String, Object> jwk = new LinkedHashMap<>(Map.of("kid", id, "use", "sig"));
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            jwk.put("kty", "RSA");
            jwk.put("n", number(rsa.getModulus(), 0));
            jwk.put("e", number(rsa.getPublicExponent(), 0));
        } else if (pair.getPublic() instanceof ECPublicKey ec) {
            jwk.put("kty", "EC");
            jwk.put("crv", "P-256");
            jwk.put("x", number(ec.getW().getAffineX(), 32));
            jwk.put("y", number(ec.getW().getAffineY(), 32));
        }
        return jwk;
    }

    static Map<String, Object> jwk(String id, KeyPair pair, String name, Object value) {
        Map<String, Object> jwk = jwk(id, pair);
        jwk.put(name, value);
        return jwk;
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String number(BigInteger number, int least) {
        byte[] bytes = number.toByteArray();
        int begin = bytes[0] == 0 ? 1 : 0;
        int length = Math.max(bytes.length - begin, least);
        byte[] padded = new byte[length];
        byte[] plain = Arrays.copyOfRange(bytes, begin, bytes.length);
        System.arraycopy(plain, 0, padded, length - plain.length, plain.length);
        return base64(padded);
    }

    private static AlgorithmParameterSpec rsa(int bits) {
        return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
    }

    private static KeyPair pair(String type, AlgorithmParameterSpec size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
