package io.github.cronguard.internal.tick;

import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimMarks;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.NextClaim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A source of steps that does as it is told and remembers what it was asked; tests override one answer. */
class ScriptedSteps implements TransactionalStepSource {
    final List<ClaimRequest> claims = new CopyOnWriteArrayList<>();
    final List<List<StepMark>> marks = new CopyOnWriteArrayList<>();
    final List<Step> back = new CopyOnWriteArrayList<>();
    final List<List<Step>> transactions = new CopyOnWriteArrayList<>();
    private final Deque<Step> due;
    /** Whether it marks and claims in one go. */
    volatile boolean atOnce;
    /** How many claims are best under way. */
    volatile int trips = 1;

    ScriptedSteps(List<Step> due) {
        this.due = new ConcurrentLinkedDeque<>(due);
    }

    /** The contacts of the steps that were marked, in the order of the marks. */
    List<String> marked() {
        return marks.stream()
                .flatMap(List::stream)
                .map(mark -> mark.step().contact() + " " + mark.to())
                .toList();
    }

    @Override
    public Claim claim(ClaimRequest request) {
        claims.add(request);
        List<Step> batch = new ArrayList<>();
        for (Step next = due.poll(); next != null; next = batch.size() < request.limit() ? due.poll() : null) {
            batch.add(next);
        }
        return new Claim("claim-" + claims.size(), request.lease(), batch, !due.isEmpty());
    }

    @Override
    public int mark(Claim claim, List<StepMark> given) {
        marks.add(List.copyOf(given));
        return given.size();
    }

    @Override
    public Optional<NextClaim> markAndClaim(List<ClaimMarks> given, ClaimRequest request) {
        if (!atOnce) {
            return Optional.empty();
        }
        int marked =
                given.stream().mapToInt(one -> mark(one.claim(), one.marks())).sum();
        return Optional.of(new NextClaim(marked, claim(request)));
    }

    @Override
    public int claimsAtOnce() {
        return trips;
    }

    @Override
    public void giveBack(Claim claim, Collection<Step> steps) {
        back.addAll(steps);
    }

    @Override
    public Set<Step> stillDue(Claim claim) {
        return Set.copyOf(claim.steps());
    }

    @Override
    public List<StepMark> handleInTransaction(Claim claim, List<Step> steps, Callback callback) {
        transactions.add(List.copyOf(steps));
        List<StepMark> committed = new ArrayList<>();
        for (Step step : steps) {
            if (!callback.goesOn()) {
                break;
            }
            committed.add(callback.handle(step, HandOver.NO_RESOURCES));
        }
        return committed;
    }

    @Override
    public int takeOver(Lease lease) {
        return 0;
    }

    @Override
    public Backlog backlog() {
        return new Backlog(due.size(), null);
    }

    @Override
    public int countDue(ClaimRequest request) {
        claims.add(request);
        return Math.min(due.size(), request.limit());
    }
}
