package io.github.cronguard.memory;

import io.github.cronguard.spi.Incident;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest incident of a kind.
 *
 * @param incident it; its attempts count the one under way too
 * @param dueAt when it is to be told, at the earliest; null if there is nothing to tell
 */
record IncidentRow(Incident incident, @Nullable Instant dueAt) {

    static IncidentRow opened(String kind, long number, String detail, Instant seenAt, Instant now) {
        return new IncidentRow(new Incident(kind, number, 1, detail, seenAt, null, 0), now);
    }

    boolean isOpen() {
        return incident.resolvedAt() == null;
    }

    /** Whether what was seen then is news behind its end. */
    boolean endedBefore(Instant seenAt) {
        return incident.resolvedAt() != null && incident.resolvedAt().isBefore(seenAt);
    }

    boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    IncidentRow resolved(String detail, Instant seenAt, Instant now) {
        return new IncidentRow(
                new Incident(
                        incident.kind(),
                        incident.number(),
                        incident.telling() + 1,
                        detail,
                        incident.openedAt(),
                        seenAt,
                        0),
                now);
    }

    IncidentRow claimed(Instant until) {
        return new IncidentRow(with(incident.telling(), incident.attempts() + 1), until);
    }

    /** Whether nothing has changed since a claim answered this. */
    boolean isOfClaim(Incident claimed) {
        return incident.number() == claimed.number()
                && incident.telling() == claimed.telling()
                && incident.attempts() == claimed.attempts() + 1;
    }

    IncidentRow told(@Nullable Duration again, Instant now) {
        return again == null || !isOpen()
                ? new IncidentRow(with(incident.telling(), 0), null)
                : new IncidentRow(with(incident.telling() + 1, 0), now.plus(again));
    }

    IncidentRow failed(Duration retryIn, Instant now) {
        return new IncidentRow(incident, now.plus(retryIn));
    }

    private Incident with(int telling, int attempts) {
        return new Incident(
                incident.kind(),
                incident.number(),
                telling,
                incident.detail(),
                incident.openedAt(),
                incident.resolvedAt(),
                attempts);
    }
}
