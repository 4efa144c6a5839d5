package io.github.cronguard.internal.watch;

import io.github.cronguard.CronHealth;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.spi.Incident;
import io.github.cronguard.spi.Incidents;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** One look: how cron is, and which incidents are open. What is known to be so is not written again. */
final class Look {
    private final CronHealth health;
    private final Incidents incidents;
    private final Set<String> open;

    private Look(CronHealth health, Incidents incidents, Set<String> open) {
        this.health = health;
        this.incidents = incidents;
        this.open = open;
    }

    static Look at(CronHealth health, Incidents incidents) {
        return new Look(
                health,
                incidents,
                incidents.open().stream().map(Incident::kind).collect(Collectors.toCollection(HashSet::new)));
    }

    CronHealth health() {
        return health;
    }

    void open(AlertKind kind, String detail) {
        open(kind, detail, health.at());
    }

    /** If it is old news, or somebody else was faster, nothing happens. */
    void open(AlertKind kind, String detail, Instant seenAt) {
        if (open.add(kind.word())) {
            incidents.open(kind.word(), detail, seenAt);
        }
    }

    void resolve(AlertKind kind, String detail) {
        resolve(kind, detail, health.at());
    }

    void resolve(AlertKind kind, String detail, Instant seenAt) {
        if (open.remove(kind.word())) {
            incidents.resolve(kind.word(), detail, seenAt);
        }
    }
}
