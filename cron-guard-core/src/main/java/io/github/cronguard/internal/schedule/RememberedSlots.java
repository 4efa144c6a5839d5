package io.github.cronguard.internal.schedule;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Slots that are asked for again and again within one of them, and are costly to find. Safe for use by several threads. */
final class RememberedSlots implements Slots {

    /** From the moment at which it was found, the latest slot stays the latest until the next one. */
    private record Found(Optional<Instant> latest, Instant from, Instant until) {}

    private final Slots slots;
    private volatile @Nullable Found last;

    RememberedSlots(Slots slots) {
        this.slots = slots;
    }

    @Override
    public Optional<Instant> latest(Instant moment) {
        Found found = last;
        if (found == null || moment.isBefore(found.from) || !moment.isBefore(found.until)) {
            found = new Found(slots.latest(moment), moment, slots.after(moment).orElse(Instant.MAX));
            last = found;
        }
        return found.latest;
    }

    @Override
    public Optional<Instant> after(Instant moment) {
        return slots.after(moment);
    }

    @Override
    public boolean startsAtOnce() {
        return slots.startsAtOnce();
    }
}
