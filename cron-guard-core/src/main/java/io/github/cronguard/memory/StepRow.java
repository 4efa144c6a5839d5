package io.github.cronguard.memory;

import io.github.cronguard.sequence.StepKey;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.Step;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One step of one enrollment. */
final class StepRow {

    /** How a step is. */
    enum State {
        PENDING,
        CLAIMED,
        QUEUED,
        UNCERTAIN,
        DEAD,
        DONE,
        SKIPPED,
        CANCELLED;

        /** Whether the contact waits behind it. */
        boolean isOpen() {
            return compareTo(DONE) < 0;
        }
    }

    static final Comparator<StepRow> NEWEST_FIRST =
            Comparator.comparingLong((StepRow row) -> row.id).reversed();

    final long id;
    final EnrollmentRow enrollment;
    final int round;
    final int number;
    final String name;
    final String key;

    State state = State.PENDING;
    Instant dueAt;
    int attempts;

    @Nullable
    Instant claimedAt;

    @Nullable
    Instant finishedAt;
    /** Why it failed or was skipped. */
    @Nullable
    String error;
    /** The run that claimed it last and did not give it back; it stays when the run's row is deleted. */
    @Nullable
    RunId run;
    /** The last claim; it stays behind a mark and a take-over, so that a late word is known for its own. */
    @Nullable
    String claim;
    /** The fence of the run that claimed it last and did not give it back; zero for none. */
    long runFence;

    StepRow(long id, EnrollmentRow enrollment, int number, String name, Instant dueAt) {
        this.id = id;
        this.enrollment = enrollment;
        this.round = enrollment.round;
        this.number = number;
        this.name = name;
        this.key = new StepKey(enrollment.sequence, enrollment.id, enrollment.round, number).toString();
        this.dueAt = dueAt;
    }

    /** Whether its enrollment, and this round of it, still goes on. */
    boolean isCurrent() {
        return enrollment.state.goesOn() && enrollment.round == round;
    }

    /** Whether its contact may get it: a paused one may not, and its step stays as it is. */
    boolean isWanted() {
        return isCurrent() && enrollment.state == EnrollmentRow.State.ACTIVE;
    }

    boolean isDue(Instant moment) {
        return state == State.PENDING && isWanted() && !dueAt.isAfter(moment) && !isBehindAnother();
    }

    private boolean isBehindAnother() {
        return enrollment.steps.stream().anyMatch(other -> other.id < id && other.state.isOpen());
    }

    boolean isClaimedBy(Claim by) {
        return state == State.CLAIMED && by.id().equals(claim);
    }

    void claim(String id, Lease lease) {
        state = State.CLAIMED;
        claim = id;
        runFence = lease.fence();
    }

    /** Makes it due again, or ends it where its enrollment has ended. */
    void again(Instant due, Instant now) {
        dueAt = due;
        claim = null;
        if (isCurrent()) {
            state = State.PENDING;
        } else {
            end(State.CANCELLED, now);
        }
    }

    /** Makes it due again as it was before its claim. */
    void giveBack(Instant now) {
        again(dueAt, now);
        runFence = 0;
        claimedAt = null;
        run = null;
    }

    void end(State as, Instant now) {
        state = as;
        finishedAt = now;
    }

    Step toStep() {
        return new Step(
                key, id, enrollment.sequence, number, name, enrollment.contact, enrollment.attributes, attempts, dueAt);
    }
}
