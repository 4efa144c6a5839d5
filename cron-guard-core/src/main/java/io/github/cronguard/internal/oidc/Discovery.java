package io.github.cronguard.internal.oidc;

import io.github.cronguard.internal.http.BrokenAnswer;
import io.github.cronguard.internal.net.OutgoingUri;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Where an issuer's keys are (OpenID Connect Discovery 1.0, section 4). */
final class Discovery {
    private final String issuer;

    Discovery(String issuer) {
        this.issuer = issuer;
    }

    URI document() {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + "/.well-known/openid-configuration");
    }

    /** A document of another issuer is not believed, and no issuer on the network sends a guard to its own machine. */
    URI keys(byte[] answer) throws BrokenAnswer {
        Optional<Map<String, Object>> document = JsonText.object(answer);
        if (document.filter(d -> issuer.equals(d.get("issuer"))).isEmpty()) {
            throw new BrokenAnswer("it is no discovery document of this issuer");
        }
        return document.map(d -> d.get("jwks_uri"))
                .filter(String.class::isInstance)
                .flatMap(uri -> parsed((String) uri))
                .filter(uri -> uri.getScheme().equals("https") || issuer.startsWith("http:"))
                .orElseThrow(() -> new BrokenAnswer("its jwks_uri is no https URL"));
    }

    private static Optional<URI> parsed(String uri) {
        try {
            return Optional.of(OutgoingUri.parse(uri));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}
