package io.github.cronguard.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One contact in one sequence. */
final class EnrollmentRow {

    /** How an enrollment is. */
    enum State {
        ACTIVE,
        PAUSED,
        CANCELLED,
        FINISHED;

        /** Whether it has not ended. */
        boolean goesOn() {
            return this == ACTIVE || this == PAUSED;
        }
    }

    final long id;
    final String sequence;
    final String contact;
    /** Of all rounds, oldest first. */
    final List<StepRow> steps = new ArrayList<>();

    Map<String, String> attributes = Map.of();
    State state = State.FINISHED;
    int round;
    /** When the present round began. */
    Instant enrolledAt = Instant.EPOCH;

    @Nullable
    Instant finishedAt;
    /** The fence of the last run that marked one of its steps: a contact gets at most one step a run. */
    long markedBy;

    EnrollmentRow(long id, String sequence, String contact) {
        this.id = id;
        this.sequence = sequence;
        this.contact = contact;
    }

    void begin(Map<String, String> with) {
        round++;
        attributes = Map.copyOf(with);
        state = State.ACTIVE;
        finishedAt = null;
    }

    void end(State as, Instant now) {
        state = as;
        finishedAt = now;
    }
}
