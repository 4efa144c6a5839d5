package io.github.cronguard.internal.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token's claims (RFC 7519, section 4.1). One of another type than it should have is no claim, or a wrong one. */
final class Claims {
    /** How far the issuer's clock may be off. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);
    /** The end of the year 9999. */
    private static final double LAST = 253_402_300_799.0;

    private final Map<String, Object> values;

    Claims(Map<String, Object> values) {
        this.values = values;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** The address, if the issuer has seen that it is the subject's; the word "true" says no such thing. */
    Optional<String> verifiedEmail() {
        return text("email").filter(email -> Boolean.TRUE.equals(values.get("email_verified")));
    }

    /** Whether it is meant for one of these; {@code aud} is one text or an array of them. */
    boolean isFor(List<String> audiences) {
        Object stated = values.get("aud");
        if (stated instanceof List<?> several) {
            return several.stream().allMatch(String.class::isInstance)
                    && several.stream().anyMatch(audiences::contains);
        }
        return stated instanceof String one && audiences.contains(one);
    }

    /** What is wrong with the times; empty if the token is good at that moment. */
    Optional<String> wrongTime(Instant now) {
        Optional<Instant> expiry = time(values.get("exp"));
        if (expiry.isEmpty()) {
            return Optional.of("no time of expiry");
        }
        if (!now.minus(LEEWAY).isBefore(expiry.get())) {
            return Optional.of("expired");
        }
        for (String name : List.of("nbf", "iat")) {
            Optional<Instant> begin = time(values.get(name));
            if (values.containsKey(name) && begin.isEmpty()) {
                return Optional.of(name + " is no time");
            }
            if (begin.filter(b -> b.isAfter(now.plus(LEEWAY))).isPresent()) {
                return Optional.of("not yet valid");
            }
        }
        return Optional.empty();
    }

    /** Seconds since 1970, a fraction of them too. */
    private static Optional<Instant> time(@Nullable Object seconds) {
        return Optional.ofNullable(seconds)
                .filter(Number.class::isInstance)
                .map(number -> ((Number) number).doubleValue())
                .filter(s -> s >= 0 && s <= LAST)
                .map(s -> Instant.ofEpochMilli(Math.round(s * 1000)));
    }
}
