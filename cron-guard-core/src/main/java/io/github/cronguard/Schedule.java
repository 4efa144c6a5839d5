package io.github.cronguard;

import io.github.cronguard.internal.schedule.CronSlots;
import io.github.cronguard.internal.schedule.PeriodSlots;
import io.github.cronguard.internal.schedule.Slots;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a task is due: an endless row of slots. Each slot is run once, however many triggers come in it.
 *
 * <p>A task that is new to the storage runs at the first trigger, but one with a cron expression waits for its next
 * slot, unless the latest one is less than a minute old.
 */
public final class Schedule {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Optional<Slots> slots;
    private final MissedSlots missed;
    private final String text;

    private Schedule(Optional<Slots> slots, MissedSlots missed, String text) {
        this.slots = slots;
        this.missed = missed;
        this.text = text;
    }

    /**
     * Once in each minute.
     *
     * @return the schedule
     */
    public static Schedule everyMinute() {
        return every(MINUTE);
    }

    /**
     * Once in each period; the periods are counted from 1970-01-01T00:00Z, so that they are the same on all nodes.
     *
     * @param period at least a second, a whole number of seconds
     * @return the schedule
     * @throws IllegalArgumentException if the period is anything else
     */
    public static Schedule every(Duration period) {
        return new Schedule(Optional.of(new PeriodSlots(period)), MissedSlots.ONCE, "every " + period);
    }

    /**
     * At the minutes of a cron expression. A time in a gap of the zone's clock (summer time begins) is run at the gap's end.
     * In an overlap (summer time ends) an expression whose hour field is a plain star goes on in each real minute, every other
     * one is run in the first pass alone. Needs {@code com.cronutils:cron-utils} on the class path.
     *
     * @param expression five fields, as in crontab(5): minute, hour, day of month, month, day of week
     * @param zone whose clock is meant
     * @return the schedule
     * @throws IllegalArgumentException if the expression is wrong or never due
     * @throws IllegalStateException if cron-utils is not on the class path
     */
    public static Schedule cron(String expression, ZoneId zone) {
        return new Schedule(
                Optional.of(CronSlots.of(expression, zone)), MissedSlots.ONCE, "cron " + expression + " in " + zone);
    }

    /**
     * At every trigger, without slots.
     *
     * @return the schedule
     */
    public static Schedule everyTrigger() {
        return new Schedule(Optional.empty(), MissedSlots.ONCE, "every trigger");
    }

    /**
     * The same slots with another rule for missed ones.
     *
     * @param rule what becomes of slots in which no trigger came; {@link MissedSlots#ONCE} unless it is set
     * @return the schedule
     */
    public Schedule missed(MissedSlots rule) {
        return new Schedule(slots, rule, text);
    }

    /**
     * The rule for missed slots.
     *
     * @return as set
     */
    public MissedSlots missed() {
        return missed;
    }

    /**
     * The slots, for the guard.
     *
     * @return empty for a task of every trigger
     */
    Optional<Slots> slots() {
        return slots;
    }

    @Override
    public String toString() {
        return text;
    }
}
