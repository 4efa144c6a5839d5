package io.github.cronguard.internal.run;

import io.github.cronguard.MissedSlots;
import io.github.cronguard.internal.schedule.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which slots of a task are to be run now.
 *
 * @param toRun in this order; each moves the watermark
 * @param passOver a slot that the watermark moves to without a run, or null
 */
record DueSlots(List<Instant> toRun, @Nullable Instant passOver) {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final DueSlots NONE = new DueSlots(List.of(), null);

    /**
     * Looks from the watermark to now.
     *
     * @param slots the schedule's
     * @param missed what becomes of missed ones
     * @param watermark the last slot that needs no run, or empty for a task that is new to the storage
     * @param now by the storage's clock
     * @param lateAfter older slots count as missed
     * @return what to do
     */
    static DueSlots of(Slots slots, MissedSlots missed, Optional<Instant> watermark, Instant now, Duration lateAfter) {
        Optional<Instant> latest = slots.latest(now);
        if (latest.isEmpty() || watermark.filter(w -> !latest.get().isAfter(w)).isPresent()) {
            return NONE;
        }
        Instant slot = latest.get();
        Duration age = Duration.between(slot, now);
        if (watermark.isEmpty()) {
            return slots.startsAtOnce() || age.compareTo(FRESH) < 0 ? run(slot) : new DueSlots(List.of(), slot);
        }
        return switch (missed.kind()) {
            case ONCE -> run(slot);
            case SKIP -> age.compareTo(lateAfter) <= 0 ? run(slot) : new DueSlots(List.of(), slot);
            case ALL -> new DueSlots(each(slots, watermark.get(), now, missed.cap()), null);
        };
    }

    private static DueSlots run(Instant slot) {
        return new DueSlots(List.of(slot), null);
    }

    private static List<Instant> each(Slots slots, Instant watermark, Instant now, int cap) {
        List<Instant> found = new ArrayList<>();
        Optional<Instant> next = slots.after(watermark);
        while (next.isPresent() && !next.get().isAfter(now) && found.size() < cap) {
            found.add(next.get());
            next = slots.after(next.get());
        }
        return found;
    }
}
