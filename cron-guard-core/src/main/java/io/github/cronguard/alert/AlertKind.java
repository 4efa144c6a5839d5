package io.github.cronguard.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong. Of each kind one incident is open at a time, of {@link #STORAGE_AWAY} one for each node. */
public enum AlertKind {
    /** No run has begun for {@code CRON_GUARD_LATE_AFTER}. It ends when a run begins. */
    LATE,
    /** No run has begun for {@code CRON_GUARD_DOWN_AFTER}. Its end is not told: that of {@link #LATE} is. */
    DOWN,
    /** A run failed. It ends with the next run that comes to a good end, also a partly good one. */
    RUN_FAILED,
    /** A run lost its lease, or its process died. It ends with the next run that comes to a good end, also a partly good one. */
    LEASE_LOST,
    /** The oldest due step waits longer than {@code CRON_GUARD_LATE_AFTER}, and longer and longer for 10 minutes. */
    BACKLOG_GROWING,
    /** Steps have been given up and wait for a decision. */
    DEAD_STEPS,
    /** Steps are in doubt and wait for a decision. */
    UNCERTAIN_STEPS,
    /** A caller still shows a token whose place another one has taken, and which ends within 7 days. */
    OLD_TOKEN,
    /**
     * A node has not reached the storage for {@code CRON_GUARD_LATE_AFTER}. It ends when the node reaches it. Each node tells
     * its own: there is nothing that they share.
     */
    STORAGE_AWAY;

    /**
     * The kind as a word.
     *
     * @return lower case, e.g. {@code run_failed}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a word.
     *
     * @param word as {@link #word()} has it
     * @return the kind, or empty if there is none: a later version may know more
     */
    public static Optional<AlertKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
