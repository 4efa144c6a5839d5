package io.github.cronguard.spring.boot.actuator;

import io.github.cronguard.CronGuard;
import io.github.cronguard.spi.Bounds;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

/** Reads an operator's request; what is wrong with it is an {@link IllegalArgumentException} that says what to do. */
final class Requested {
    private Requested() {}

    static CronGuard guard(List<CronGuard> guards, @Nullable String name) {
        if (name == null && guards.size() == 1) {
            return guards.get(0);
        }
        List<String> names = guards.stream().map(CronGuard::name).toList();
        return guards.stream()
                .filter(guard -> guard.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("guard: write one of " + names));
    }

    static String scope(@Nullable String scope) {
        if (scope == null || scope.isBlank()) {
            throw new IllegalArgumentException("scope: write ALL, or the key of a sequence");
        }
        return scope;
    }

    /** Whoever is signed in cannot act under another name. */
    static String who(@Nullable String who, @Nullable Principal principal) {
        if (principal != null) {
            String name = principal.getName();
            if (who != null && !who.equals(name)) {
                throw new IllegalArgumentException("who: leave it out, the request is authenticated");
            }
            return name.length() > Bounds.NAME ? name.substring(0, Bounds.NAME) : name;
        }
        if (who == null || who.isBlank()) {
            throw new IllegalArgumentException("who: write your name, the request is not authenticated");
        }
        return who;
    }

    /** An instant, or a duration from now on. */
    static Instant until(String text, Instant now) {
        Instant until = instant(text, now);
        if (!until.isAfter(now)) {
            throw new IllegalArgumentException("until: it is over already; by the storage's clock it is " + now);
        }
        return until;
    }

    private static Instant instant(String text, Instant now) {
        try {
            return Character.isDigit(text.charAt(0)) && text.contains("T")
                    ? Instant.parse(text)
                    : now.plus(duration(text));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "until: write a duration such as 2h or PT2H, or an instant such as 2026-11-24T12:00:00Z", e);
        }
    }

    private static Duration duration(String text) {
        return DurationFormatterUtils.detectAndParse(text);
    }
}
