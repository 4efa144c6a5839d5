package io.github.cronguard.internal.tick;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.run.HeldLease;
import io.github.cronguard.internal.tick.Workers.Started;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.TransactionalStepSource;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Steps whose effect and mark are one transaction of the source. A claim is shared out to the workers, each of which
 * makes
 * transactions of its own out of its share.
 *
 * @param sequences the sequences' keys
 * @param source where the steps are
 * @param handOver calls the handlers
 * @param workers call it
 * @param clock the guard's
 * @param batch how many steps are claimed at once
 * @param longest how long one transaction may hand over steps
 */
record TransactionalGroup(
        List<String> sequences,
        TransactionalStepSource source,
        HandOver handOver,
        Workers workers,
        GuardClock clock,
        int batch,
        Duration longest)
        implements Group {
    private static final long LOOK_MILLIS = 20;
    private static final int LAST_LOOKS = 50;
    private static final int EMPTY_CLAIMS = 50;

    @Override
    public void drain(Pace pace, TickCounts counts) throws InterruptedException {
        int empty = 0;
        while (pace.goesOn() && !pace.run().mustEnd()) {
            int room = pace.room(batch);
            if (room == 0) {
                return;
            }
            HeldLease lease = pace.run().lease();
            Claim claim;
            try {
                claim = lease.inTurn(() -> source.claim(new ClaimRequest(sequences, room, lease)));
            } catch (LeaseLostException lost) {
                lease.lose();
                return;
            }
            pace.claimed(claim.steps().size());
            boolean nothing = claim.steps().isEmpty();
            empty = nothing ? empty + 1 : 0;
            boolean last = !claim.more() || empty > EMPTY_CLAIMS;
            if ((nothing && last) || !share(claim, pace, counts) || last) {
                return;
            }
        }
    }

    /** False if the tick should not go on. */
    private boolean share(Claim claim, Pace pace, TickCounts counts) throws InterruptedException {
        if (claim.steps().isEmpty()) {
            return !new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        OpenClaim open = new OpenClaim(claim, source, clock, pace.now());
        Queue<Handled> committed = new ConcurrentLinkedQueue<>();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        ShareOut shares = new ShareOut(claim.steps(), workers.most());
        List<Started<TransactionWork>> started =
                workers.start(() -> new TransactionWork(this, open, pace, shares.next(), committed, failure));
        if (started.isEmpty()) {
            pace.run().output().println("All workers are stuck: their handlers have not returned.");
            counts.stuck();
            source.giveBack(claim, claim.steps());
            pace.givenBack(claim.steps().size());
            return false;
        }
        boolean ended = await(started, pace);
        List<Step> untouched = shares.rest();
        if (!untouched.isEmpty()) {
            source.giveBack(claim, untouched);
        }
        pace.givenBack(claim.steps().size() - committed.size());
        committed.forEach(counts::add);
        if (failure.get() != null) {
            throw failure.get();
        }
        return ended;
    }

    private static boolean await(List<Started<TransactionWork>> started, Pace pace) throws InterruptedException {
        int looks = 0;
        for (Started<TransactionWork> work : started) {
            while (!work.await(LOOK_MILLIS)) {
                if (pace.run().mustEnd()) {
                    started.forEach(each -> each.work().interrupt());
                    if (++looks > LAST_LOOKS) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
