package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.To;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a person or an engine says of a step that waits for a decision. Conditional on the state it waits in. */
final class Decisions {
    private record Waiting(long id, String sequence, int number, boolean current) {}

    private final Store store;
    private final Database db;
    private final Followers followers;

    Decisions(Store store) {
        this.store = store;
        this.db = store.work;
        this.followers = new Followers(db, store.context);
    }

    boolean complete(String stepKey, StepResult result) {
        return switch (result.kind()) {
            case PROCESSED, QUEUED -> end(stepKey, "QUEUED", To.DONE, null);
            case SKIPPED -> end(stepKey, "QUEUED", To.SKIPPED, result.why());
            case REJECTED -> end(stepKey, "QUEUED", To.DEAD, result.why());
            case UNCERTAIN -> end(stepKey, "QUEUED", To.UNCERTAIN, result.why());
            case AWAITING ->
                throw new IllegalArgumentException("A step is completed with how it ended, not with awaiting");
        };
    }

    boolean confirmSent(String stepKey) {
        return end(stepKey, "UNCERTAIN", To.DONE, null);
    }

    boolean discard(String stepKey) {
        return end(stepKey, "DEAD", To.SKIPPED, null);
    }

    boolean sendAgain(String stepKey) {
        return again(stepKey, "UNCERTAIN", "attempts");
    }

    boolean retry(String stepKey) {
        return again(stepKey, "DEAD", "0");
    }

    private boolean end(String stepKey, String from, To to, @Nullable String why) {
        return settled(stepKey, Set.of(to.name()), handle -> {
            Optional<Waiting> waiting = lock(handle, stepKey, from);
            waiting.ifPresent(step -> end(handle, step, mark(stepKey, step, to, why)));
            return waiting.isPresent();
        });
    }

    /** Where the first attempt had decided, and the step is what it then was or became, that attempt was committed. */
    private boolean settled(String stepKey, Set<String> decided, Function<Handle, Boolean> decision) {
        AtomicBoolean first = new AtomicBoolean();
        return db.settled(
                handle -> {
                    first.set(decision.apply(handle));
                    return first.get();
                },
                handle -> decision.apply(handle)
                        || (first.get()
                                && state(handle, stepKey)
                                        .filter(decided::contains)
                                        .isPresent()));
    }

    private Optional<String> state(Handle handle, String stepKey) {
        return handle.createQuery(db.sql("SELECT state FROM {steps} WHERE guard = :guard AND step_key = :key{lock}"))
                .bind("guard", store.guard)
                .bind("key", stepKey)
                .mapTo(String.class)
                .findOne();
    }

    private void end(Handle handle, Waiting step, StepMark mark) {
        String finished = mark.to().finishes() ? "{now}" : "NULL";
        handle.createUpdate(db.sql("UPDATE {steps} SET state = :state, finished_at = " + finished
                        + ", error = COALESCE(:error, error) WHERE id = :id"))
                .bind("state", mark.to().name())
                .bind("error", mark.error())
                .bind("id", step.id)
                .execute();
        followers.goOn(handle, List.of(mark));
    }

    private StepMark mark(String key, Waiting step, To to, @Nullable String why) {
        StepMark.Next next = to.finishes() ? next(step) : null;
        Step marked = new Step(key, step.id, step.sequence, step.number, "", "", Map.of(), 0, Instant.EPOCH);
        return new StepMark(marked, to, why, null, next);
    }

    private StepMark.@Nullable Next next(Waiting step) {
        return store.context
                .sequence(step.sequence)
                .flatMap(sequence -> sequence.after(step.number))
                .map(StepMark.Next::of)
                .orElse(null);
    }

    /** Where the enrollment has ended, nothing is sent again. */
    private boolean again(String stepKey, String from, String attempts) {
        return settled(
                stepKey,
                Set.of("PENDING", "CLAIMED"),
                handle -> lock(handle, stepKey, from).filter(Waiting::current).isPresent()
                        && handle.createUpdate(db.sql(
                                                "UPDATE {steps} SET state = 'PENDING', due_at = {now}, claim_id = NULL,"
                                                        + " claim_fence = NULL, claimed_at = NULL, attempts = "
                                                        + attempts
                                                        + " WHERE guard = :guard AND step_key = :key"))
                                        .bind("guard", store.guard)
                                        .bind("key", stepKey)
                                        .execute()
                                == 1);
    }

    private Optional<Waiting> lock(Handle handle, String stepKey, String state) {
        return handle.createQuery(db.sql("SELECT t.id, t.sequence_key, t.step_no,"
                        + " (SELECT COUNT(*) FROM {enrollments} e WHERE e.id = t.enrollment_id AND e.round = t.round"
                        + " AND e.state IN " + DueSteps.GOING_ON + ") AS present"
                        + " FROM {steps} t WHERE t.guard = :guard AND t.step_key = :key AND t.state = :state{lock}"))
                .bind("guard", store.guard)
                .bind("key", stepKey)
                .bind("state", state)
                .map((row, context) -> new Waiting(
                        row.getLong("id"),
                        row.getString("sequence_key"),
                        row.getInt("step_no"),
                        row.getInt("present") == 1))
                .findOne();
    }
}
