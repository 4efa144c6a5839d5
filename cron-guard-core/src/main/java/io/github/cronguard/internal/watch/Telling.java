package io.github.cronguard.internal.watch;

import io.github.cronguard.GuardClock;
import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.Alert.Phase;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.spi.Incident;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is to be told, at least once: it is noted as told when all sinks have it, and else tried again, until it is time
 * for the reminder. An end has no reminder, and is tried for ever.
 */
final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    /** More than the sinks may take. */
    private static final Duration HOLD = Duration.ofMinutes(1);

    private static final Duration REMINDER = Duration.ofHours(6);
    /** For so long this node keeps a telling that fails to itself. */
    private static final Duration OWN = Duration.ofMinutes(10);

    private static final Duration LEFT_TO_OTHERS = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 6;

    /** More than there are kinds, twice: a beginning, and an end that came meanwhile. */
    private static final int MOST = 32;

    private final Agenda agenda;
    private final Sinks sinks;
    private final Wording wording;
    private final HeadStart headStart;

    Telling(Agenda agenda, Sinks sinks, Wording wording, GuardClock clock) {
        this.agenda = agenda;
        this.sinks = sinks;
        this.wording = wording;
        this.headStart = new HeadStart(agenda, clock);
    }

    /** Takes what has waited longest, if there is anything to tell; run, it tells that, and what else there is. */
    Optional<Runnable> next() {
        headStart.giveBack();
        return agenda.claim(HOLD).map(first -> () -> from(first));
    }

    private void from(Incident first) {
        tell(first);
        for (int i = 1; i < MOST; i++) {
            Optional<Incident> next = agenda.claim(HOLD);
            if (next.isEmpty()) {
                return;
            }
            tell(next.get());
        }
    }

    private void tell(Incident incident) {
        Optional<AlertKind> kind = AlertKind.of(incident.kind());
        if (kind.isEmpty()) {
            agenda.failed(incident, LEFT_TO_OTHERS); // of a later version, whose nodes have words for it
            return;
        }
        Alert alert = wording.of(kind.get(), incident);
        if (alert.kind() == AlertKind.DOWN && alert.phase() == Phase.RESOLVED) {
            agenda.told(incident, null); // recovered says it
        } else if (sinks.send(alert)) {
            agenda.told(incident, REMINDER);
            sinks.forget(alert);
        } else if (incident.resolvedAt() == null
                && triedFor(incident.attempts()).compareTo(REMINDER) >= 0) {
            LOG.warn("Alert {} is not tried any more on the ways that failed: a reminder takes its place", alert.id());
            agenda.told(incident, FIRST_RETRY);
            sinks.forget(alert);
        } else {
            retry(incident);
        }
    }

    private void retry(Incident incident) {
        Duration retryIn = retryIn(incident.attempts());
        if (triedFor(incident.attempts()).compareTo(OWN) < 0) {
            headStart.failed(incident, retryIn);
        } else {
            agenda.failed(incident, retryIn); // perhaps another node can, though it tells those again that have it
        }
    }

    /** The time from the first attempt to the one behind so many, whichever nodes made them; as much as matters. */
    static Duration triedFor(int attempts) {
        Duration sum = Duration.ZERO;
        for (int i = 0; i < attempts && sum.compareTo(REMINDER) < 0; i++) {
            sum = sum.plus(retryIn(i));
        }
        return sum;
    }

    static Duration retryIn(int attempts) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
    }
}
