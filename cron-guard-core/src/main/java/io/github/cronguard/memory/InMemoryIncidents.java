package io.github.cronguard.memory;

import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.Incident;
import io.github.cronguard.spi.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong, and who has been told. Holds end by the time of day. */
final class InMemoryIncidents implements Incidents {
    private final Tables tables;

    InMemoryIncidents(Tables tables) {
        this.tables = tables;
    }

    @Override
    public boolean open(String kind, String detail, Instant seenAt) {
        Bounds.required("kind", kind, Bounds.NAME);
        String line = Incident.line(detail);
        synchronized (tables) {
            tables.checkOpen();
            IncidentRow last = tables.incidents.get(kind);
            if (last != null && !last.endedBefore(seenAt)) {
                return false;
            }
            long number = last == null ? 1 : last.incident().number() + 1;
            tables.incidents.put(kind, IncidentRow.opened(kind, number, line, seenAt, tables.now()));
            return true;
        }
    }

    @Override
    public boolean resolve(String kind, String detail, Instant seenAt) {
        Bounds.required("kind", kind, Bounds.NAME);
        String line = Incident.line(detail);
        synchronized (tables) {
            tables.checkOpen();
            IncidentRow last = tables.incidents.get(kind);
            if (last == null || !last.isOpen() || last.incident().openedAt().isAfter(seenAt)) {
                return false;
            }
            tables.incidents.put(kind, last.resolved(line, seenAt, tables.now()));
            return true;
        }
    }

    @Override
    public Optional<Incident> claim(Duration hold) {
        if (hold.isNegative() || hold.isZero()) {
            throw new IllegalArgumentException("hold must be positive, but is " + hold);
        }
        synchronized (tables) {
            tables.checkOpen();
            Instant now = tables.now();
            Optional<IncidentRow> due = tables.incidents.values().stream()
                    .filter(row -> row.isDue(now))
                    .min(Comparator.comparing((IncidentRow row) -> Objects.requireNonNull(row.dueAt()))
                            .thenComparing(row -> row.incident().kind()));
            due.ifPresent(row -> tables.incidents.put(row.incident().kind(), row.claimed(now.plus(hold))));
            return due.map(IncidentRow::incident);
        }
    }

    @Override
    public boolean told(Incident incident, @Nullable Duration again) {
        if (again != null && (again.isNegative() || again.isZero())) {
            throw new IllegalArgumentException("again must be positive, but is " + again);
        }
        synchronized (tables) {
            tables.checkOpen();
            IncidentRow row = tables.incidents.get(incident.kind());
            if (row == null || !row.isOfClaim(incident)) {
                return false;
            }
            tables.incidents.put(incident.kind(), row.told(again, tables.now()));
            return true;
        }
    }

    @Override
    public void failed(Incident incident, Duration retryIn) {
        if (retryIn.isNegative()) {
            throw new IllegalArgumentException("retryIn must not be negative, but is " + retryIn);
        }
        synchronized (tables) {
            tables.checkOpen();
            tables.incidents.computeIfPresent(
                    incident.kind(), (kind, row) -> row.isOfClaim(incident) ? row.failed(retryIn, tables.now()) : row);
        }
    }

    @Override
    public List<Incident> open() {
        synchronized (tables) {
            tables.checkOpen();
            return tables.incidents.values().stream()
                    .filter(IncidentRow::isOpen)
                    .map(IncidentRow::incident)
                    .sorted(Comparator.comparing(Incident::openedAt).thenComparing(Incident::kind))
                    .toList();
        }
    }
}
