package io.github.cronguard.memory;

import io.github.cronguard.RunCounts;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.StepMark;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The contacts and their steps. Part of {@link Tables}, whose monitor guards it. */
final class StepTable {

    /** What an enrollment is unique by. */
    record ContactKey(String sequence, String contact) {}

    final Map<ContactKey, EnrollmentRow> enrollments = new LinkedHashMap<>();
    private final Map<String, StepRow> rows = new LinkedHashMap<>();
    /** Of the rows, those that had not ended when they were looked at last. */
    private final Set<StepRow> open = new LinkedHashSet<>();

    private final Function<String, Optional<Sequence>> definitions;
    private long lastEnrollment;
    private long lastStep;

    StepTable(Function<String, Optional<Sequence>> definitions) {
        this.definitions = definitions;
    }

    Collection<StepRow> all() {
        return rows.values();
    }

    /** The steps that have not ended, oldest first: whoever looks for due ones does not look at years of done ones. */
    Collection<StepRow> open() {
        open.removeIf(row -> !row.state.isOpen()); // an ended one stays so
        return open;
    }

    @Nullable
    StepRow find(String key) {
        return rows.get(key);
    }

    EnrollmentRow enrollment(String sequence, String contact) {
        return enrollments.computeIfAbsent(
                new ContactKey(sequence, contact), k -> new EnrollmentRow(++lastEnrollment, sequence, contact));
    }

    void insert(EnrollmentRow enrollment, int number, String name, Instant dueAt) {
        StepRow row = new StepRow(++lastStep, enrollment, number, name, dueAt);
        enrollment.steps.add(row);
        rows.put(row.key, row);
        open.add(row);
    }

    void delete(StepRow row) {
        row.enrollment.steps.remove(row);
        rows.remove(row.key);
        open.remove(row);
    }

    /** Says what became of a step; false if it is not the claim's any more. */
    boolean mark(Claim claim, StepMark mark, Instant now) {
        StepRow row = rows.get(mark.step().key());
        if (row == null || !claim.id().equals(row.claim) || !takes(row, mark.to())) {
            return false;
        }
        row.enrollment.markedBy =
                Math.max(row.enrollment.markedBy, claim.lease().fence());
        row.attempts++;
        row.error = mark.error();
        switch (mark.to()) {
            case DONE -> finish(row, StepRow.State.DONE, mark.next(), now);
            case SKIPPED -> finish(row, StepRow.State.SKIPPED, mark.next(), now);
            case QUEUED -> row.state = StepRow.State.QUEUED;
            case DEAD -> row.state = StepRow.State.DEAD;
            case UNCERTAIN -> row.state = StepRow.State.UNCERTAIN;
            case PENDING -> row.again(mark.retryIn() == null ? now : now.plus(mark.retryIn()), now);
        }
        return true;
    }

    private static boolean takes(StepRow row, StepMark.To to) {
        return row.state == StepRow.State.CLAIMED || (row.state == StepRow.State.UNCERTAIN && to == StepMark.To.DONE);
    }

    /** Ends a step; the next one becomes due, or the enrollment is finished. One that was cancelled stays so. */
    void finish(StepRow row, StepRow.State as, StepMark.@Nullable Next next, Instant now) {
        row.end(as, now);
        if (!row.isCurrent()) {
            return;
        }
        Optional<StepMark.Next> follows = Optional.ofNullable(next);
        // A changed definition may lead back to steps that this round has had: the first one behind them follows.
        while (follows.isPresent() && hasHad(row, follows.get().number())) {
            follows = behind(row.enrollment.sequence, follows.get().number());
        }
        follows.ifPresentOrElse(
                step -> insert(row.enrollment, step.number(), step.name(), now.plus(step.delay())),
                () -> row.enrollment.end(EnrollmentRow.State.FINISHED, now));
    }

    /** The step that the definition has behind a number. */
    Optional<StepMark.Next> behind(String sequence, int number) {
        return definitions
                .apply(sequence)
                .flatMap(definition -> definition.after(number))
                .map(StepMark.Next::of);
    }

    private static boolean hasHad(StepRow row, int number) {
        return row.enrollment.steps.stream().anyMatch(other -> other.round == row.round && other.number == number);
    }

    long count(StepRow.State state, int most) {
        return open.stream().filter(row -> row.state == state).limit(most).count();
    }

    /** What a run did that cannot say so itself any more. A step that is due again was tried without success. */
    RunCounts countsOf(long fence) {
        RunCounts counts = RunCounts.NONE;
        for (StepRow row : rows.values()) {
            if (row.runFence == fence) {
                counts = counts.plus(
                        switch (row.state) {
                            case DONE -> RunCounts.processed(1);
                            case QUEUED -> new RunCounts(0, 1, 0, 0);
                            case SKIPPED -> new RunCounts(0, 0, 1, 0);
                            case PENDING, DEAD, UNCERTAIN -> new RunCounts(0, 0, 0, 1);
                            case CLAIMED, CANCELLED -> RunCounts.NONE;
                        });
            }
        }
        return counts;
    }
}
