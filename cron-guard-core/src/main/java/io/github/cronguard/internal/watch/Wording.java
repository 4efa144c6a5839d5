package io.github.cronguard.internal.watch;

import io.github.cronguard.GuardClock;
import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.Alert.Phase;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.spi.Incident;
import java.time.Instant;

/** Makes an alert of an incident. */
final class Wording {
    private final String guard;
    private final String node;
    private final GuardClock clock;

    Wording(String guard, String node, GuardClock clock) {
        this.guard = guard;
        this.node = node;
        this.clock = clock;
    }

    Alert of(AlertKind kind, Incident incident) {
        Instant end = incident.resolvedAt();
        Phase phase = end != null ? Phase.RESOLVED : incident.telling() == 1 ? Phase.OPENED : Phase.REMINDER;
        Instant at = end != null ? end : phase == Phase.OPENED ? incident.openedAt() : clock.instant();
        return new Alert(
                guard,
                kind,
                phase,
                incident.kind() + "-" + incident.number() + "-" + incident.telling(),
                incident.openedAt(),
                at,
                sentence(kind, phase),
                phase == Phase.REMINDER ? Incident.line("At first: " + incident.detail()) : incident.detail(),
                node);
    }

    private static String sentence(AlertKind kind, Phase phase) {
        boolean over = phase == Phase.RESOLVED;
        String still = phase == Phase.REMINDER ? "still " : "";
        return switch (kind) {
            case LATE -> over ? "Cron has recovered." : "Cron is " + still + "late.";
            case DOWN -> over ? "Cron is not down any more." : "Cron is " + still + "down.";
            case RUN_FAILED ->
                over
                        ? "A run has come to a good end again."
                        : phase == Phase.OPENED ? "A run has failed." : "Runs still fail.";
            case LEASE_LOST ->
                over
                        ? "A run has come to a good end again."
                        : phase == Phase.OPENED
                                ? "A run has lost its lock or its process."
                                : "No run has come to a good end since one lost its lock or its process.";
            case BACKLOG_GROWING ->
                over ? "No due step waits too long any more." : "Due steps " + still + "wait longer and longer.";
            case DEAD_STEPS ->
                over ? "No given-up step waits any more." : "Given-up steps " + still + "wait for a decision.";
            case UNCERTAIN_STEPS ->
                over ? "No step is in doubt any more." : "Steps in doubt " + still + "wait for a decision.";
            case STORAGE_AWAY -> over ? "The storage answers again." : "The storage " + still + "does not answer.";
            case OLD_TOKEN ->
                over ? "The old token is not in use any more." : "An old token is still in use and ends soon.";
        };
    }
}
