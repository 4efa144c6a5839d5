package io.github.cronguard.internal.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Slots of a cron expression in a zone: cron-utils reads the expression and finds the minutes; what becomes of them where the
 * zone's clock changes is decided here, as it is in the classical cron daemons. A time that falls into a gap is run at the
 * gap's end. In an overlap, an expression whose hour field is a plain star goes on in each real minute; every other one counts
 * in the first pass alone.
 */
public final class CronSlots implements Slots {
    private final ExecutionTime times;
    private final ZoneId zone;
    private final boolean fixedHours;

    private CronSlots(ExecutionTime times, ZoneId zone, boolean fixedHours) {
        this.times = times;
        this.zone = zone;
        this.fixedHours = fixedHours;
    }

    /**
     * Reads an expression.
     *
     * @param expression five fields, as in crontab(5)
     * @param zone whose clock is meant
     * @return its slots
     * @throws IllegalArgumentException if the expression is wrong
     * @throws IllegalStateException if cron-utils is not on the class path
     */
    public static Slots of(String expression, ZoneId zone) {
        try {
            ExecutionTime times = ExecutionTime.forCron(
                    new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(expression));
            String hours = expression.trim().split("\\s+", -1)[1];
            return new RememberedSlots(new CronSlots(times, zone, !hours.equals("*")));
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "Cron expressions need com.cronutils:cron-utils on the class path: add it, or use"
                            + " Schedule.every(Duration)",
                    missing);
        }
    }

    @Override
    public Optional<Instant> latest(Instant moment) {
        // cron-utils looks strictly before, and ours is inclusive
        ZonedDateTime from = moment.plusNanos(1).atZone(zone);
        Optional<ZonedDateTime> found = times.lastExecution(from);
        while (found.filter(this::isRepeated).isPresent()) {
            found = found.flatMap(times::lastExecution);
        }
        Optional<Instant> plain = found.map(ZonedDateTime::toInstant);
        Optional<Instant> gap = Optional.ofNullable(zone.getRules().previousTransition(moment.plusNanos(1)))
                .filter(this::swallowsASlot)
                .map(ZoneOffsetTransition::getInstant);
        return Stream.of(plain, gap).flatMap(Optional::stream).max(Instant::compareTo);
    }

    @Override
    public Optional<Instant> after(Instant moment) {
        Optional<ZonedDateTime> found = times.nextExecution(moment.atZone(zone));
        while (found.filter(this::isRepeated).isPresent()) {
            found = found.flatMap(times::nextExecution);
        }
        Optional<Instant> plain = found.map(ZonedDateTime::toInstant);
        Optional<Instant> gap = Optional.ofNullable(zone.getRules().nextTransition(moment))
                .filter(this::swallowsASlot)
                .map(ZoneOffsetTransition::getInstant);
        return Stream.of(plain, gap).flatMap(Optional::stream).min(Instant::compareTo);
    }

    @Override
    public boolean startsAtOnce() {
        return false;
    }

    /** Whether this is the second pass of an overlap, and the first one counts. */
    private boolean isRepeated(ZonedDateTime slot) {
        return fixedHours
                && zone.getRules().getValidOffsets(slot.toLocalDateTime()).size() > 1
                && slot.isEqual(slot.withLaterOffsetAtOverlap());
    }

    private boolean swallowsASlot(ZoneOffsetTransition transition) {
        if (!transition.isGap()) {
            return false;
        }
        LocalDateTime begin = transition.getDateTimeBefore();
        return times.nextExecution(begin.minusSeconds(1).atZone(ZoneOffset.UTC))
                .filter(slot -> slot.toLocalDateTime().isBefore(transition.getDateTimeAfter()))
                .isPresent();
    }
}
