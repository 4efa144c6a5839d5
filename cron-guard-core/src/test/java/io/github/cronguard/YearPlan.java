package io.github.cronguard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A year of calls, one a minute, drawn from a seed before anything runs; and what arithmetic on it says. It knows the rules of
 * the guide, but none of the code.
 */
final class YearPlan {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A leap year. */
    static final Instant START = Instant.parse("2028-01-01T00:00:00Z");

    /** 525,600 in a year; the normal build goes as far as spring, with the leap day and one change of clocks. */
    final int minutes = WHOLE ? 525_600 : 91 * 24 * 60;

    static final boolean WHOLE = Boolean.getBoolean("cron-guard.crash.long");
    private static final int[] OUTAGES = {4, 7, 9, 12, 45, 180, 540, 1_300};

    /** A call that reaches the guard. */
    record Call(Instant at, @Nullable String delivery, boolean repeated) {}

    /** A contact that is enrolled. */
    record Entry(Instant at, String sequence, String contact) {}

    final List<Call> calls = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    /** When runs start: a repeated delivery starts none. */
    final NavigableSet<Instant> runs = new TreeSet<>();

    YearPlan(long seed, List<String> sequences, int contacts) {
        Random random = new Random(seed);
        boolean[] lost = new boolean[minutes];
        for (int outage : OUTAGES) {
            int from = random.nextInt(minutes - outage);
            Arrays.fill(lost, from, from + outage, true);
        }
        for (int minute = 0; minute < minutes; minute++) {
            long second = minute * 60L + random.nextInt(20);
            int fate = random.nextInt(1_000);
            if (!lost[minute] && fate >= 5) {
                boolean again = fate < 8;
                String delivery = again ? "delivery-" + minute : null;
                calls.add(new Call(START.plusSeconds(second), delivery, false));
                if (fate < 10) {
                    calls.add(new Call(START.plusSeconds(second + 5), delivery, again));
                }
            }
        }
        calls.stream().filter(call -> !call.repeated()).forEach(call -> runs.add(call.at()));
        for (int i = 0; i < contacts; i++) {
            Instant at = START.plusSeconds(random.nextInt(minutes) * 60L + 30);
            entries.add(new Entry(at, sequences.get(random.nextInt(sequences.size())), "user-" + i));
        }
        entries.sort(Comparator.comparing(Entry::at));
    }

    /** How often the silence since the last run grew longer than a limit, seen once a minute. */
    long silences(Duration limit) {
        long silences = 0;
        boolean before = false;
        for (int minute = 1; minute <= minutes; minute++) {
            Instant look = look(minute);
            Instant last = Optional.ofNullable(runs.floor(look)).orElse(START);
            boolean silent = Duration.between(last, look).compareTo(limit) > 0;
            silences += silent && !before ? 1 : 0;
            before = silent;
        }
        return silences;
    }

    /** When the state is looked at. */
    static Instant look(int minute) {
        return START.plusSeconds(minute * 60L - 1);
    }

    /** Slots at a time of day in Berlin: what falls into the gap is run at its end, what comes twice the first time. */
    static NavigableSet<Instant> daily(LocalTime time, Predicate<LocalDate> days) {
        TreeSet<Instant> slots = new TreeSet<>();
        LocalDate first = START.atZone(BERLIN).toLocalDate().minusDays(7);
        for (LocalDate day = first; day.getYear() < 2029; day = day.plusDays(1)) {
            if (days.test(day)) {
                ZonedDateTime at = ZonedDateTime.of(day, time, BERLIN).withEarlierOffsetAtOverlap();
                boolean gap = !at.toLocalTime().equals(time);
                slots.add(
                        gap
                                ? BERLIN.getRules()
                                        .previousTransition(at.toInstant())
                                        .getInstant()
                                : at.toInstant());
            }
        }
        return slots;
    }

    /** Slots of a period of real time. */
    static NavigableSet<Instant> every(Duration period) {
        TreeSet<Instant> slots = new TreeSet<>();
        Instant end = START.plus(Duration.ofDays(370));
        for (Instant slot = START.minus(Duration.ofDays(1)); slot.isBefore(end); slot = slot.plus(period)) {
            slots.add(slot);
        }
        return slots;
    }

    /** The slots that are run, if of the missed ones the latest counts, unless it is too old. */
    List<Instant> latestOf(NavigableSet<Instant> slots, Duration tooOld) {
        List<Instant> run = new ArrayList<>();
        Instant before = START.minusSeconds(1);
        for (Instant now : runs) {
            Instant slot = slots.floor(now);
            if (slot != null
                    && slot.isAfter(before)
                    && Duration.between(slot, now).compareTo(tooOld) <= 0) {
                run.add(slot);
            }
            before = now;
        }
        return run;
    }

    /** The slots that are run, if each missed one counts. */
    List<Instant> eachOf(NavigableSet<Instant> slots) {
        return List.copyOf(slots.subSet(START, true, runs.last(), true));
    }

    /** When a contact's steps are handed over: each delay counts from the run that handed over the one in front. */
    List<Instant> steps(Entry entry, List<Duration> delays) {
        List<Instant> steps = new ArrayList<>();
        Instant from = entry.at();
        for (Duration delay : delays) {
            // A contact gets at most one step a run.
            boolean later = !steps.isEmpty() && delay.isZero();
            Instant run = later ? runs.higher(from) : runs.ceiling(from.plus(delay));
            if (run == null) {
                break;
            }
            steps.add(run);
            from = run;
        }
        return steps;
    }
}
