package io.github.cronguard.servlet.callers;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service or tool that calls at intervals, as far as its manner is documented.
 *
 * @param name also of its token
 * @param source where its manner is described
 * @param preset the one that its guard has
 * @param every how often it calls
 * @param request what it sends
 * @param rules what it makes of the answer
 * @param habits what else it does
 */
record Caller(
        String name, String source, String preset, Duration every, Request request, Rules rules, Set<Habit> habits) {

    Caller with(Habit... more) {
        return new Caller(name, source, preset, every, request, rules, Set.of(more));
    }

    Caller under(String otherPreset) {
        return new Caller(name, source, otherPreset, every, request, rules, habits);
    }

    boolean does(Habit habit) {
        return habits.contains(habit);
    }

    @Override
    public String toString() {
        return name;
    }

    /** What some of them do. */
    enum Habit {
        /** It may deliver the same delivery twice. */
        REPEATS,
        /** It may make two deliveries of one slot. */
        DOUBLES,
        /** It may leave a call out. */
        DROPS,
        /** It calls from four places at once. */
        FOUR_PLACES,
        /** It reads the {@code Location} of a 202 until that answers something else. */
        FOLLOWS_LOCATION,
        /** It leaves a call out while an earlier one is still being retried. */
        SWALLOWS
    }

    /**
     * What a caller sends beside its credential.
     *
     * @param method the method
     * @param headers as {@code name: value}
     * @param body or null
     * @param idHeaders headers that hold the delivery id, the same on a retry; empty where there is none
     */
    record Request(
            String method, List<String> headers, @Nullable String body, List<String> idHeaders) {
        static Request get(String... headers) {
            return new Request("GET", List.of(headers), null, List.of());
        }

        static Request post(String... headers) {
            return new Request("POST", List.of(headers), "", List.of());
        }

        Request json(String text) {
            return new Request(method, headers, text, idHeaders);
        }

        Request id(String... names) {
            return new Request(method, headers, body, List.of(names));
        }

        boolean hasId() {
            return !idHeaders.isEmpty();
        }
    }

    /**
     * What a caller makes of the answer. What is not 2xx is a failure.
     *
     * @param timeOut when it hangs up
     * @param retries how long it waits before each retry
     * @param retried the statuses that it retries; empty for every failure. No answer is always one
     * @param obeys whether {@code Retry-After} decides instead
     * @param ageLimit after which a delivery is not retried
     * @param offAfter more failures in a row than that, and it never calls again; time-outs count as one
     */
    record Rules(
            Duration timeOut,
            List<Duration> retries,
            Set<Integer> retried,
            boolean obeys,
            Duration ageLimit,
            int offAfter) {
        static Rules timeOut(int seconds) {
            return new Rules(
                    Duration.ofSeconds(seconds), List.of(), Set.of(), false, Duration.ofDays(1), Integer.MAX_VALUE);
        }

        Rules retries(int... seconds) {
            List<Duration> waits =
                    Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
            return new Rules(timeOut, waits, retried, obeys, ageLimit, offAfter);
        }

        Rules of(Integer... statuses) {
            return new Rules(timeOut, retries, Set.of(statuses), obeys, ageLimit, offAfter);
        }

        Rules obeying() {
            return new Rules(timeOut, retries, retried, true, ageLimit, offAfter);
        }

        Rules ageLimit(int seconds) {
            return new Rules(timeOut, retries, retried, obeys, Duration.ofSeconds(seconds), offAfter);
        }

        Rules offAfter(int failures) {
            return new Rules(timeOut, retries, retried, obeys, ageLimit, failures);
        }

        boolean comesAgainAfter(int status) {
            return status == 0 || retried.isEmpty() || retried.contains(status);
        }
    }
}
