package io.github.cronguard;

/**
 * What becomes of slots in which no trigger came, or in whose run the process died.
 *
 * @param kind the rule
 * @param cap for {@link Kind#ALL}: how many slots a run takes up at most; else 1
 */
public record MissedSlots(Kind kind, int cap) {

    /** The rules. */
    public enum Kind {
        /** One call for all of them, with the latest slot. */
        ONCE,
        /** No call: only a slot that began within {@code CRON_GUARD_LATE_AFTER} is run. */
        SKIP,
        /** One call for each, oldest first; what is over the cap waits for the next run. */
        ALL
    }

    /** One call for all of them. */
    public static final MissedSlots ONCE = new MissedSlots(Kind.ONCE, 1);
    /** No call for them. */
    public static final MissedSlots SKIP = new MissedSlots(Kind.SKIP, 1);

    /**
     * Checks the cap.
     *
     * @param kind the rule
     * @param cap for {@link Kind#ALL}: how many slots a run takes up at most; else 1
     * @throws IllegalArgumentException if the cap is not from 1 to 10,000
     */
    public MissedSlots {
        if (cap < 1 || cap > 10_000) {
            throw new IllegalArgumentException("cap must be from 1 to 10000, but is " + cap);
        }
    }

    /**
     * One call for each.
     *
     * @param cap how many slots a run takes up at most, 1 to 10,000
     * @return the rule
     * @throws IllegalArgumentException if the cap is anything else
     */
    public static MissedSlots all(int cap) {
        return new MissedSlots(Kind.ALL, cap);
    }
}
