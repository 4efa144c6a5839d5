package io.github.cronguard.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Slots of equal length, counted from the epoch. */
public final class PeriodSlots implements Slots {
    private final long seconds;

    /**
     * Slots of one length.
     *
     * @param period a whole number of seconds, at least one
     * @throws IllegalArgumentException if it is anything else
     */
    public PeriodSlots(Duration period) {
        if (period.getSeconds() < 1 || period.getNano() != 0) {
            throw new IllegalArgumentException(
                    "A period must be a whole number of seconds, at least one, but is " + period);
        }
        this.seconds = period.getSeconds();
    }

    @Override
    public Optional<Instant> latest(Instant moment) {
        return Optional.of(Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds));
    }

    @Override
    public Optional<Instant> after(Instant moment) {
        return latest(moment).map(slot -> slot.plusSeconds(seconds));
    }

    @Override
    public boolean startsAtOnce() {
        return true;
    }
}
