package io.github.cronguard.internal.heartbeat;

import io.github.cronguard.spi.RunId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Gives start and end of a run the same number, by which services know that they belong together. */
final class RunNumber {
    private final String secret;

    /**
     * Numbers of one process.
     *
     * @param secret random, so that nobody can tell a number who has not seen it
     */
    RunNumber(String secret) {
        this.secret = secret;
    }

    /**
     * Puts a run's number into an address: as {@code series} where it says {@code state=…}, as Cronitor has it, else as
     * {@code rid}, as Healthchecks.io has it; not where that name stands already.
     */
    URI in(URI url, RunId run) {
        Optional<String> query = Optional.ofNullable(url.getRawQuery());
        String name = query.filter(text -> has(text, "state")).isPresent() ? "series" : "rid";
        if (query.filter(text -> has(text, name)).isPresent()) {
            return url;
        }
        return URI.create(url + (query.isPresent() ? "&" : "?") + name + "=" + of(run));
    }

    private static boolean has(String query, String name) {
        return Arrays.stream(query.split("&", -1)).anyMatch(part -> part.startsWith(name + "="));
    }

    private UUID of(RunId run) {
        return UUID.nameUUIDFromBytes((secret + " " + run).getBytes(StandardCharsets.UTF_8));
    }
}
