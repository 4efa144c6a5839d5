package io.github.cronguard.internal.tick;

import io.github.cronguard.internal.text.LoggedFailure;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker's share of a claim: transactions until the share is done, or the pace says to end. */
final class TransactionWork implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionWork.class);

    private final TransactionalGroup group;
    private final OpenClaim claim;
    private final Pace pace;
    private final List<Step> share;
    private final Queue<Handled> committed;
    private final AtomicReference<RuntimeException> failure;
    private final InterruptibleCall handler = new InterruptibleCall();

    TransactionWork(
            TransactionalGroup group,
            OpenClaim claim,
            Pace pace,
            List<Step> share,
            Queue<Handled> committed,
            AtomicReference<RuntimeException> failure) {
        this.group = group;
        this.claim = claim;
        this.pace = pace;
        this.share = share;
        this.committed = committed;
        this.failure = failure;
    }

    @Override
    public void run() {
        try {
            List<Step> left = share;
            while (!left.isEmpty() && pace.goesOn()) {
                left = group.source().oneByOne() ? eachAlone(left) : transaction(left);
            }
            if (!left.isEmpty()) {
                group.source().giveBack(claim.claim(), left);
            }
        } catch (RuntimeException broken) {
            failure.compareAndSet(null, broken);
        }
    }

    void interrupt() {
        handler.interrupt();
    }

    /** One transaction; answers what is left of the steps. */
    private List<Step> transaction(List<Step> steps) {
        try {
            return commit(steps);
        } catch (RuntimeException broken) {
            LOG.warn("A transaction of {} steps failed", steps.size(), LoggedFailure.of(broken));
            if (steps.size() > 1) {
                return eachAlone(steps);
            }
            Step step = steps.get(0);
            StepMark mark = group.handOver().failedAttempt(step, "The transaction failed: " + broken.getMessage());
            if (group.source().mark(claim.claim(), List.of(mark)) > 0) {
                committed.add(new Handled(claim, step, mark, Handled.Verdict.FAILED, mark.error()));
            }
            return List.of();
        }
    }

    /** Alone, a step whose transaction breaks harms itself only. */
    private List<Step> eachAlone(List<Step> steps) {
        List<Step> left = new ArrayList<>(steps);
        while (!left.isEmpty() && pace.goesOn()) {
            transaction(List.of(left.remove(0)));
        }
        return left;
    }

    private List<Step> commit(List<Step> steps) {
        Map<Step, Handled> handled = new HashMap<>();
        long start = pace.now();
        List<StepMark> marks = group.source()
                .handleInTransaction(claim.claim(), steps, new TransactionalStepSource.Callback() {
                    @Override
                    public boolean goesOn() {
                        return pace.goesOn() && !pace.olderThan(start, group.longest());
                    }

                    @Override
                    public StepMark handle(Step step, TransactionalStepSource.Resources resources) {
                        Handled one = handler.call(
                                () -> group.handOver().call(claim, step, pace.run(), resources, handler::interrupted));
                        handled.put(step, one);
                        return Objects.requireNonNull(one.mark());
                    }
                });
        marks.forEach(mark -> committed.add(Objects.requireNonNull(handled.get(mark.step()))));
        List<Step> left = new ArrayList<>(steps);
        marks.forEach(mark -> left.remove(mark.step()));
        if (marks.isEmpty()) {
            // paused, cancelled or taken over since the claim, or it was time to end: surely not handed over
            group.source().giveBack(claim.claim(), left);
            return List.of();
        }
        return left;
    }
}
