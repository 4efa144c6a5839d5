package io.github.cronguard.spi;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The due steps. A host may bring a table of its own.
 *
 * <p>A step is due for a run when it was due at the moment at which the run's lease was taken, by the store's clock:
 * so a
 * contact gets at most one step a run.
 */
public interface StepSource {
    /**
     * How long a due step waits for a node whose definition has it. In a rolling deploy a node with the old definitions meets
     * steps that it does not know; a step that nobody has known for so long is taken to have been removed.
     */
    Duration UNKNOWN_WAITS = Duration.ofDays(1);

    /**
     * Takes a batch of due steps, oldest first, in one transaction without any host code, which first locks the lock's
     * own
     * row and checks that it carries this lease's owner and fence. Steps of paused sequences and of paused contacts are left
     * out, and so is a step with an unfinished one in front of it. A step whose number this guard's definition of its sequence
     * does not have is left out until it has been due for {@link #UNKNOWN_WAITS}; then it is claimed like the others, and the
     * guard skips it.
     *
     * @param request which, how many, for whom
     * @return what was claimed; committed when this returns
     * @throws LeaseLostException if the lock is another's
     */
    Claim claim(ClaimRequest request);

    /**
     * Says what became of claimed steps; in the same transaction the next step's row is inserted, or the enrollment
     * finished. Conditional on the claim: what was taken over in the meantime is not changed, but that a late
     * {@link StepMark.To#DONE} turns its own <em>uncertain</em> step into a done one. It asks for no lease: a late
     * word of
     * an old holder about its own claim is still true.
     *
     * @param claim the claim
     * @param marks at most one for each of its steps
     * @return how many steps were changed
     */
    int mark(Claim claim, List<StepMark> marks);

    /**
     * What {@link #mark} does for several claims and {@link #claim} behind them, in one transaction: a slow feeder costs its
     * handlers' time. Optional. It is called again while other such calls of the same lease are under way, at most
     * {@link #claimsAtOnce}.
     *
     * @param marks of claims of this lease, at least one
     * @param request what to claim
     * @return what was done, committed; empty if the source cannot: then nothing was done
     * @throws LeaseLostException if the lock is another's; then nothing was done
     * @throws RuntimeException if nothing was done, or that is not known: the marks are to be made by {@link #mark}
     */
    default Optional<NextClaim> markAndClaim(List<ClaimMarks> marks, ClaimRequest request) {
        return Optional.empty();
    }

    /**
     * How many claims of one lease are best under way at a time. More than one share what may be outstanding, so each is
     * smaller.
     *
     * @return 1, or 2 if the store works for one while another waits
     */
    default int claimsAtOnce() {
        return 1;
    }

    /**
     * Gives claimed steps back that were surely not handed over: they are due again as they were, no attempt counted.
     * Conditional on the claim.
     *
     * @param claim the claim
     * @param steps some of its steps
     */
    void giveBack(Claim claim, Collection<Step> steps);

    /**
     * Which steps of a claim may still be handed over: still claimed by it, not cancelled, neither its contact nor its
     * sequence paused, and the lock's
     * row
     * still carries the lease's owner and fence.
     *
     * @param claim the claim
     * @return a subset of its steps; empty when the lease is lost
     */
    Set<Step> stillDue(Claim claim);

    /**
     * Takes over what holders of smaller fences claimed and never marked: <em>uncertain</em> under at-most-once
     * delivery,
     * else due again. In small transactions that skip locked rows, which the next run will meet.
     *
     * @param lease the present holder's
     * @return how many steps
     */
    int takeOver(Lease lease);

    /**
     * How much is due.
     *
     * @return the backlog now, by the store's clock
     */
    Backlog backlog();

    /**
     * How many steps of some sequences are due for a run.
     *
     * @param request which, how many at most, for whom
     * @return from 0 to {@code request.limit()}
     */
    int countDue(ClaimRequest request);
}
