package io.github.cronguard.servlet.callers;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * What happens at which call.
 *
 * @param every between two calls
 * @param calls how many there are
 * @param repeated the delivery that comes twice
 * @param longRun the run that takes longer than its caller waits
 * @param lost the answer that is lost
 * @param dropped the call that is left out
 * @param outage the first call while the database is away, for 16 minutes
 */
record Plan(Duration every, int calls, int repeated, int longRun, int lost, int dropped, int outage) {
    private static final Duration AWAY = Duration.ofMinutes(16);
    /** A contact gets a step at each call, and the last one of its three well before the end. */
    private static final int LAST_STEPS = 6;

    /** An hour of minutes; of slower callers fewer calls over a longer time. */
    static Plan of(Caller caller) {
        boolean slow = caller.every().compareTo(Duration.ofMinutes(1)) > 0;
        return slow ? new Plan(caller.every(), 20, 1, 2, 5, 7, 9) : new Plan(caller.every(), 60, 5, 10, 14, 17, 20);
    }

    Instant slot(int call) {
        return Host.START.plus(every.multipliedBy(call));
    }

    /** Up to 4 s late, as schedulers are. */
    Instant at(int call) {
        return slot(call).plusSeconds(call * 7 % 5);
    }

    Instant awayFrom() {
        return slot(outage).minusSeconds(1);
    }

    Instant awayUntil() {
        return awayFrom().plus(AWAY);
    }

    boolean isAway(int call) {
        return !slot(call).isBefore(awayFrom()) && slot(call).isBefore(awayUntil());
    }

    /** How many calls the outage meets. */
    long callsAway() {
        return IntStream.range(0, calls).filter(this::isAway).count();
    }

    boolean enrolls(int call) {
        return !isAway(call) && call < calls - LAST_STEPS;
    }

    /** Where calls are far apart, a long run has ended before the next one. */
    boolean longRunMeetsTheNextCall() {
        return every.compareTo(Duration.ofMinutes(5)) <= 0;
    }
}
