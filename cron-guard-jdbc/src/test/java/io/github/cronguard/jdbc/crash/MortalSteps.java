package io.github.cronguard.jdbc.crash;

import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.TransactionalStepSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The due steps. A step of {@code TRANSACTIONAL} delivery has its mark's points in the hand-over's transaction. */
record MortalSteps(TransactionalStepSource steps, Life life) implements TransactionalStepSource {
    MortalSteps(StepSource steps, Life life) {
        this((TransactionalStepSource) steps, life);
    }

    @Override
    public Claim claim(ClaimRequest request) {
        return life.during(Activity.CLAIM, () -> steps.claim(request));
    }

    @Override
    public int mark(Claim claim, List<StepMark> marks) {
        life.pass(KillPoint.BEFORE_MARK);
        return life.during(Activity.MARK, () -> steps.mark(claim, marks));
    }

    @Override
    public void giveBack(Claim claim, Collection<Step> back) {
        life.pass(KillPoint.AT_SHUTDOWN);
        steps.giveBack(claim, back);
    }

    @Override
    public Set<Step> stillDue(Claim claim) {
        life.check();
        return steps.stillDue(claim);
    }

    @Override
    public int takeOver(Lease lease) {
        return life.during(Activity.TAKE_OVER, () -> steps.takeOver(lease));
    }

    @Override
    public Backlog backlog() {
        return steps.backlog();
    }

    @Override
    public int countDue(ClaimRequest request) {
        return steps.countDue(request);
    }

    @Override
    public List<StepMark> handleInTransaction(Claim claim, List<Step> some, Callback callback) {
        return life.during(Activity.MARK, () -> steps.handleInTransaction(claim, some, callback));
    }

    @Override
    public boolean oneByOne() {
        return steps.oneByOne();
    }
}
