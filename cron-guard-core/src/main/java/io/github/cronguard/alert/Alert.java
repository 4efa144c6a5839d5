package io.github.cronguard.alert;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that persons should know. All texts are one line without control characters; the detail may name a node, an
 * address, an operator and the words of an error, and never holds a token.
 *
 * @param guard whose
 * @param kind what is wrong, or was
 * @param phase whether it has begun, goes on, or has ended
 * @param id the same whenever this is told again, and that of nothing else this guard tells: e.g. {@code late-3-1}
 * @param since when it was first seen, by the storage's clock; of {@link AlertKind#STORAGE_AWAY} by the node's
 * @param at when this was so: the beginning, the end, or the moment of the reminder
 * @param sentence what is so, in general
 * @param detail what is known of it, and what to do; at most 2,000 characters
 * @param node who tells it, shown and never trusted
 */
public record Alert(
        String guard,
        AlertKind kind,
        Phase phase,
        String id,
        Instant since,
        Instant at,
        String sentence,
        String detail,
        String node) {

    /** Where an incident stands. */
    public enum Phase {
        /** It has begun. */
        OPENED,
        /** It goes on; told every 6 hours. */
        REMINDER,
        /** It has ended. */
        RESOLVED
    }

    /**
     * Checks that nothing is null.
     *
     * @param guard whose
     * @param kind what is wrong, or was
     * @param phase whether it has begun, goes on, or has ended
     * @param id the same whenever this is told again
     * @param since when it was first seen
     * @param at when this was so
     * @param sentence what is so
     * @param detail what is known of it
     * @param node who tells it
     */
    public Alert {
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(node, "node");
    }

    /**
     * What happened, in one word for programs.
     *
     * @return the kind's word; for an end {@code recovered} if it was {@link AlertKind#LATE}, else the word and
     *     {@code _resolved}
     */
    public String event() {
        if (phase != Phase.RESOLVED) {
            return kind.word();
        }
        return kind == AlertKind.LATE ? "recovered" : kind.word() + "_resolved";
    }
}
