package io.github.cronguard.memory;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimMarks;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.NextClaim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The due steps. Host code is never called under the monitor. */
final class InMemoryStepSource implements TransactionalStepSource {

    private final Tables tables;
    private long lastClaim;

    InMemoryStepSource(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Claim claim(ClaimRequest request) {
        synchronized (tables) {
            tables.checkOpen();
            Instant taken = tables.lockOf(request.lease()).acquiredAt();
            // those due at the same moment stay as the table has them, oldest first
            List<StepRow> due = dueFor(request, taken)
                    .sorted(Comparator.comparing(row -> row.dueAt))
                    .toList();
            List<StepRow> batch = due.subList(0, Math.min(due.size(), request.limit()));
            String id = "claim-" + ++lastClaim;
            batch.forEach(row -> take(row, id, request.lease()));
            return new Claim(
                    id, request.lease(), batch.stream().map(StepRow::toStep).toList(), due.size() > batch.size());
        }
    }

    private void take(StepRow row, String claim, Lease lease) {
        row.claim(claim, lease);
        row.claimedAt = tables.now();
        row.run = tables.runs.ofFence(lease.fence());
    }

    private Stream<StepRow> dueFor(ClaimRequest request, Instant moment) {
        return tables.steps.open().stream()
                .filter(row -> request.sequences().contains(row.enrollment.sequence))
                .filter(row -> row.isDue(moment)
                        && row.enrollment.markedBy < request.lease().fence())
                .filter(row -> isKnown(row) || !row.dueAt.isAfter(moment.minus(UNKNOWN_WAITS)))
                .filter(tables::mayRun);
    }

    private boolean isKnown(StepRow row) {
        return tables.context().hasStep(row.enrollment.sequence, row.number);
    }

    @Override
    public int mark(Claim claim, List<StepMark> marks) {
        synchronized (tables) {
            tables.checkOpen();
            Instant now = tables.now();
            return (int) marks.stream()
                    .filter(mark -> tables.steps.mark(claim, mark, now))
                    .count();
        }
    }

    @Override
    public Optional<NextClaim> markAndClaim(List<ClaimMarks> marks, ClaimRequest request) {
        synchronized (tables) {
            tables.lockOf(request.lease()); // or the lease is lost, before anything is done
            int marked = marks.stream()
                    .mapToInt(one -> mark(one.claim(), one.marks()))
                    .sum();
            return Optional.of(new NextClaim(marked, claim(request)));
        }
    }

    @Override
    public void giveBack(Claim claim, Collection<Step> steps) {
        synchronized (tables) {
            tables.checkOpen();
            claimed(claim, steps).forEach(row -> row.giveBack(tables.now()));
        }
    }

    @Override
    public Set<Step> stillDue(Claim claim) {
        synchronized (tables) {
            tables.checkOpen();
            Set<Step> due = new HashSet<>();
            if (tables.carries(claim.lease())) {
                claimed(claim, claim.steps()).stream().filter(tables::mayRun).forEach(row -> due.add(row.toStep()));
            }
            return due;
        }
    }

    @Override
    public int takeOver(Lease lease) {
        synchronized (tables) {
            tables.checkOpen();
            List<StepRow> left = tables.steps.open().stream()
                    .filter(row -> row.state == StepRow.State.CLAIMED && row.runFence < lease.fence())
                    .toList();
            for (StepRow row : left) {
                if (mayRepeat(row)) {
                    row.giveBack(tables.now());
                    row.error = null;
                } else {
                    row.state = StepRow.State.UNCERTAIN;
                    row.error = "The run that had claimed it ended without a word.";
                }
            }
            return left.size();
        }
    }

    /** Of a sequence that is not defined any more nothing is known, so it is not repeated. */
    private boolean mayRepeat(StepRow row) {
        return tables.context()
                .sequence(row.enrollment.sequence)
                .map(Sequence::delivery)
                .filter(delivery -> delivery != Delivery.AT_MOST_ONCE)
                .isPresent();
    }

    @Override
    public Backlog backlog() {
        synchronized (tables) {
            tables.checkOpen();
            Instant now = tables.now();
            List<StepRow> due = tables.steps.open().stream()
                    .filter(row -> row.isDue(now))
                    .sorted(Comparator.comparing(row -> row.dueAt))
                    .limit(Backlog.MOST)
                    .toList();
            return new Backlog(due.size(), due.isEmpty() ? null : due.get(0).dueAt);
        }
    }

    @Override
    public int countDue(ClaimRequest request) {
        synchronized (tables) {
            tables.checkOpen();
            if (!tables.carries(request.lease())) {
                return 0;
            }
            Instant taken = tables.lockOf(request.lease()).acquiredAt();
            return (int) dueFor(request, taken).limit(request.limit()).count();
        }
    }

    @Override
    public List<StepMark> handleInTransaction(Claim claim, List<Step> steps, Callback callback) {
        List<StepMark> marks = new ArrayList<>();
        for (Step step : steps) {
            if (!callback.goesOn()) {
                break;
            }
            if (mayHandOver(claim, step)) {
                marks.add(callback.handle(step, InMemoryStepSource::noResource));
            }
        }
        return commit(claim, marks);
    }

    private boolean isClaimed(Claim claim, Step step) {
        synchronized (tables) {
            return !claimed(claim, List.of(step)).isEmpty();
        }
    }

    private boolean mayHandOver(Claim claim, Step step) {
        synchronized (tables) {
            tables.checkOpen();
            return claimed(claim, List.of(step)).stream().anyMatch(tables::mayRun);
        }
    }

    private List<StepMark> commit(Claim claim, List<StepMark> marks) {
        synchronized (tables) {
            Instant now = tables.now();
            return marks.stream()
                    .filter(mark -> isClaimed(claim, mark.step()) && tables.steps.mark(claim, mark, now))
                    .toList();
        }
    }

    private List<StepRow> claimed(Claim claim, Collection<Step> steps) {
        List<StepRow> rows = new ArrayList<>();
        for (Step step : steps) {
            StepRow row = tables.steps.find(step.key());
            if (row != null && row.isClaimedBy(claim)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static <T> T noResource(Class<T> type) {
        throw new IllegalArgumentException("A transaction in memory has no resources, so no " + type.getName());
    }
}
