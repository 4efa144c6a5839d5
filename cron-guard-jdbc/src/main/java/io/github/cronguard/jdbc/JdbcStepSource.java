package io.github.cronguard.jdbc;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The due steps in {@code cron_steps}. A transaction offers its handlers a {@link java.sql.Connection}, which must not end it.
 * Safe for use by several threads.
 */
public final class JdbcStepSource implements TransactionalStepSource {
    private final Opened opened;

    JdbcStepSource(Opened opened) {
        this.opened = opened;
    }

    @Override
    public Claim claim(ClaimRequest request) {
        Store store = opened.store();
        String id = UUID.randomUUID().toString();
        return store.work.settled(
                handle -> {
                    LockRows.Held held = store.lockRows.shareOrLost(handle, request.lease());
                    return store.stepClaims.claim(handle, request, held, id);
                },
                handle -> claimAgain(store, handle, request, id));
    }

    /** The lock's row has waited for the first one's commit; only if that left nothing is a batch taken. */
    private static Claim claimAgain(Store store, Handle handle, ClaimRequest request, String id) {
        LockRows.Held held = store.lockRows.holdOrLost(handle, request.lease());
        List<Step> steps = store.dueSteps.ofClaim(handle, id);
        return steps.isEmpty()
                ? store.stepClaims.claim(handle, request, held, id)
                : new Claim(id, request.lease(), steps, true);
    }

    @Override
    public int mark(Claim claim, List<StepMark> marks) {
        Store store = opened.store();
        return store.work.settled(
                handle -> store.stepMarks.mark(handle, claim.id(), marks).size(), handle -> {
                    int made = store.stepMarks.made(handle, claim.id(), marks).size();
                    return made > 0
                            ? made
                            : store.stepMarks.mark(handle, claim.id(), marks).size();
                });
    }

    @Override
    public Optional<NextClaim> markAndClaim(List<ClaimMarks> marks, ClaimRequest request) {
        Store store = opened.store();
        String id = UUID.randomUUID().toString();
        return Optional.of(store.work.settled(handle -> markAndClaim(store, handle, marks, request, id), handle -> {
            store.lockRows.holdOrLost(handle, request.lease()); // not shared: it waits for the first one's commit
            int made = 0;
            for (ClaimMarks one : marks) {
                made += store.stepMarks
                        .made(handle, one.claim().id(), one.marks())
                        .size();
            }
            List<Step> steps = store.dueSteps.ofClaim(handle, id);
            return made == 0 && steps.isEmpty()
                    ? markAndClaim(store, handle, marks, request, id)
                    : new NextClaim(made, new Claim(id, request.lease(), steps, true));
        }));
    }

    private static NextClaim markAndClaim(
            Store store, Handle handle, List<ClaimMarks> marks, ClaimRequest request, String id) {
        int marked = store.stepMarks.mark(handle, marks);
        // late, so that others wait for the claim alone
        LockRows.Held held = store.lockRows.shareOrLost(handle, request.lease());
        return new NextClaim(marked, store.stepClaims.claim(handle, request, held, id));
    }

    /** Two where claims of a lease share its row, so that they do not wait for one another. */
    @Override
    public int claimsAtOnce() {
        return opened.store().work.words().sharesRows() ? 2 : 1;
    }

    @Override
    public void giveBack(Claim claim, Collection<Step> steps) {
        Store store = opened.store();
        if (!steps.isEmpty()) {
            store.work.settled(
                    handle -> store.stepClaims.giveBack(handle, claim, steps),
                    handle -> store.stepClaims.giveBack(handle, claim, steps));
        }
    }

    @Override
    public Set<Step> stillDue(Claim claim) {
        Store store = opened.store();
        return store.work.run(handle -> store.stepClaims.stillDue(handle, claim));
    }

    @Override
    public int takeOver(Lease lease) {
        Store store = opened.store();
        return store.takeOver.all(store.context, lease);
    }

    @Override
    public Backlog backlog() {
        Store store = opened.store();
        return store.work.run(handle -> store.dueSteps.backlog(handle, store.guard));
    }

    @Override
    public int countDue(ClaimRequest request) {
        Store store = opened.store();
        Ids sequences = Ids.ofTexts("sequence", request.sequences());
        return store.work.inTransaction(handle -> store.lockRows
                .hold(handle, request.lease())
                .map(held -> store.dueSteps.count(
                        handle, request.lease().name(), sequences, held.acquiredAt(), request.limit()))
                .orElse(0));
    }

    @Override
    public boolean oneByOne() {
        return opened.store().hostTransactions.isPresent();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The database ends the transaction when a handler does nothing on its connection for as long as the lease lasts,
     * where it can.
     *
     * @throws JdbiException if the transaction was not committed, or if that is not known
     */
    @Override
    public List<StepMark> handleInTransaction(Claim claim, List<Step> steps, Callback callback) {
        Store store = opened.store();
        if (store.hostTransactions.isPresent()) {
            HostHandOver handOver = new HostHandOver(store, store.hostTransactions.get(), claim.id(), callback);
            return handOver.one(steps.get(0));
        }
        List<StepMark> made = new ArrayList<>();
        try {
            return store.hostCode.inTransactionOnce(handle -> {
                made.addAll(new HandOver(store, handle, claim.id(), callback).all(steps));
                return made;
            });
        } catch (JdbiException unknown) {
            return HandOver.committed(store, claim.id(), made, unknown);
        }
    }
}
