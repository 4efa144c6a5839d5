package io.github.cronguard.internal.watch;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.Incident;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What this node could not tell on every way, and tries again before another one may: it knows which ways have it already, and
 * nobody else does. Used by one thread at a time.
 */
final class HeadStart {
    /** More than lies between two looks, and than the sinks may take. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private record Retry(Incident claimed, long at) {}

    private final Agenda agenda;
    private final GuardClock clock;
    private final Map<String, Retry> retries = new HashMap<>();

    HeadStart(Agenda agenda, GuardClock clock) {
        this.agenda = agenda;
        this.clock = clock;
    }

    /** It is kept from the others a little longer than from this node. */
    void failed(Incident claimed, Duration retryIn) {
        agenda.failed(claimed, retryIn.plus(AHEAD));
        retries.put(claimed.kind(), new Retry(claimed, clock.nanoTime() + retryIn.toNanos()));
    }

    /** Gives back what it is time for, so that it can be claimed now; nothing happens to what has changed meanwhile. */
    void giveBack() {
        for (Retry retry : List.copyOf(retries.values())) {
            if (clock.nanoTime() - retry.at() >= 0) {
                agenda.failed(retry.claimed(), Duration.ZERO);
                retries.remove(retry.claimed().kind());
            }
        }
    }
}
