package io.github.cronguard.internal.run;

import io.github.cronguard.RunOutcome;
import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.internal.answer.Refusal.Kind;
import io.github.cronguard.internal.run.Attempt.End;
import io.github.cronguard.internal.text.LoggedFailure;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes runs, one at a time, on threads of its own: lock, record, tasks, end, release. */
public final class RunEngine {
    private static final Logger LOG = LoggerFactory.getLogger(RunEngine.class);
    /** One runs, the others ask the storage whether they may. */
    private static final int THREADS = 8;
    /** A burst of callers at the same instant is answered in a moment, one after another. */
    private static final int WAITING = 64;

    private final EngineParts parts;
    private final ExecutorService threads = GuardThreads.queued("cron-guard-run", THREADS, WAITING);
    private final LateHeartbeats heartbeats;
    private final AtomicInteger stuck = new AtomicInteger();
    /** More than one only while an earlier one, whose lease is lost, still comes to its end. */
    private final Set<RunAtHand> atHand = ConcurrentHashMap.newKeySet();

    private final Pruning pruning;
    private volatile boolean closing;

    /**
     * An engine.
     *
     * @param parts what it is made of
     */
    public RunEngine(EngineParts parts) {
        this.parts = parts;
        this.heartbeats = new LateHeartbeats(parts.config().lease().ttl(), GuardThreads.cached("cron-guard-heartbeat"));
        this.pruning = new Pruning(parts.storage(), parts.config(), parts.clock());
    }

    /**
     * Tries to make a run, on a thread of the guard's own.
     *
     * @param call who asks
     * @param gates checked on that thread, before the lock
     * @return the attempt, which may have ended already
     */
    public Attempt begin(RunCall call, List<RunGate> gates) {
        Attempt attempt = new Attempt();
        if (closing) {
            attempt.end(unavailable("closing"));
        } else if (stuck.get() > 0) {
            attempt.end(unavailable("storage"));
        } else {
            try {
                threads.execute(parts.carrier().carry(() -> work(call, gates, attempt)));
            } catch (RejectedExecutionException full) {
                attempt.end(unavailable("threads"));
            }
        }
        return attempt;
    }

    /**
     * Waits for the start. While a thread whose caller has given up hangs in the storage, further calls end at once.
     *
     * @param attempt the attempt
     * @param most how long
     * @return false if it will not begin any more
     */
    public boolean awaitBegin(Attempt attempt, Duration most) {
        boolean known = attempt.awaitBegin(most);
        if (!known) {
            stuck.incrementAndGet();
        }
        return known;
    }

    /**
     * The lock that runs take.
     *
     * @return the guard's
     */
    public RunLock lock() {
        return parts.lock();
    }

    /**
     * Refuses further runs, and lets the one at hand come to its end.
     *
     * @param grace how long it may take; in its last fifth the run's threads are interrupted
     */
    public void close(Duration grace) {
        closing = true;
        threads.shutdown();
        atHand.forEach(run -> run.stop().close());
        if (!Closing.await(threads, grace.multipliedBy(4).dividedBy(5))) {
            atHand.forEach(run -> run.stop().cut());
            Closing.await(threads, grace.dividedBy(5));
        }
        heartbeats.close();
        parts.tasks().close();
    }

    /** The run at hand in this process still holds the lock: nothing needs to be asked. */
    private Optional<Refusal> busyHere() {
        return atHand.stream()
                .filter(run -> !run.lease().lost())
                .findFirst()
                .map(run -> busy(run.lease().remaining()));
    }

    private void work(RunCall call, List<RunGate> gates, Attempt attempt) {
        End end;
        try {
            end = perform(call, gates, attempt);
        } catch (LeaseLostException overtaken) {
            LOG.warn("Another run has taken the lock before this one began; request {}", call.requestId());
            end = End.of(busy(Duration.ZERO));
        } catch (RuntimeException | Error failure) {
            LOG.error("A run could not be started or ended; request {}", call.requestId(), failure);
            end = unavailable("storage");
        }
        attempt.end(end);
        if (attempt.givenUp()) {
            stuck.decrementAndGet();
        }
    }

    private End perform(RunCall call, List<RunGate> gates, Attempt attempt) {
        if (attempt.givenUp() || closing) {
            return unavailable("late"); // it has waited in the queue, and is not wanted any more
        }
        for (RunGate gate : gates) {
            Optional<Refusal> refusal = gate.check(call);
            if (refusal.isPresent()) {
                return End.of(refusal.get());
            }
        }
        Optional<Refusal> busy = busyHere();
        if (busy.isPresent()) {
            return End.of(busy.get());
        }
        long asked = parts.clock().nanoTime();
        Optional<Lease> taken = parts.lock().tryAcquire(leaseRequest());
        if (taken.isEmpty()) {
            return End.of(busy(remaining()));
        }
        try (HeldLease lease = new HeldLease(taken.get(), parts.config().lease(), parts.clock(), asked);
                LateHeartbeats.Beating beating = heartbeats.of(lease)) {
            if (attempt.givenUp() || closing) {
                return unavailable("late");
            }
            beating.begin();
            return perform(call, lease, attempt);
        }
    }

    private End perform(RunCall call, HeldLease lease, Attempt attempt) {
        if (parts.lock() != parts.storage().runLock() && !parts.storage().adopt(lease)) {
            return End.of(busy(Duration.ZERO));
        }
        parts.recorder().closeOld(lease);
        parts.steps().takeOver(lease);
        Optional<Refusal> repeated = parts.delivery().check(call);
        if (repeated.isPresent()) {
            return End.of(repeated.get());
        }
        long start = parts.clock().nanoTime();
        RunId id = parts.recorder().start(runStart(call, lease));
        RunAtHand run = new RunAtHand(id, call, lease, new StopSignal(lease), new RunOutput());
        atHand.add(run);
        try {
            RunFinish finish;
            if (!attempt.begin(id)) {
                finish = new RunFinish(RunStatus.INTERRUPTED, Duration.ZERO, new Tally().counts(), null, "late");
            } else {
                parts.listeners().tell(listener -> listener.started(id, call.caller()));
                finish = ending(run, work(run), start);
            }
            return end(run, finish);
        } finally {
            atHand.remove(run);
        }
    }

    private Tally work(RunAtHand run) {
        if (closing) {
            run.stop().close();
        }
        try {
            return parts.tasks().run(run);
        } catch (RuntimeException failure) {
            LOG.error("Run {} failed", run.id(), LoggedFailure.of(failure));
            Tally tally = new Tally();
            tally.bad(tally.counts(), Tally.line(failure));
            return tally;
        }
    }

    private RunFinish ending(RunAtHand run, Tally tally, long start) {
        RunStatus status = tally.status();
        if (run.lease().lost()) {
            status = RunStatus.LOCK_LOST;
            tally.error("The lease was lost before the end.");
        } else if (run.stop().closing() && run.stop().heard()) {
            status = RunStatus.INTERRUPTED;
            tally.error("The guard was closed before the end.");
        }
        return new RunFinish(
                status,
                Duration.ofNanos(parts.clock().nanoTime() - start),
                tally.counts(),
                run.output().text(),
                tally.errors());
    }

    private End end(RunAtHand run, RunFinish finish) {
        RunStatus status = finish.status();
        if (!finish(run, finish)) {
            status = RunStatus.ABANDONED;
        }
        RunOutcome.Ran ran = new RunOutcome.Ran(run.id(), status, finish.counts(), finish.duration(), finish.error());
        RunLog.ended(run.call(), run.lease().fence(), ran);
        parts.listeners().tell(listener -> listener.finished(ran, run.call().caller()));
        if (status != RunStatus.LOCK_LOST && status != RunStatus.ABANDONED) {
            pruning.prune(run.stop(), finish.duration());
        }
        return End.of(ran);
    }

    /** A row whose end could not be written is closed by the next run; the work was done all the same. */
    private boolean finish(RunAtHand run, RunFinish finish) {
        try {
            return parts.recorder().finish(run.id(), finish);
        } catch (RuntimeException failure) {
            LOG.error("The end of run {} could not be written; the next run will close its row", run.id(), failure);
            return true;
        }
    }

    /** Of the present holder's lease; nothing is decided by it, so it may be unknown. */
    private Duration remaining() {
        try {
            return parts.lock().remaining(parts.config().name()).orElse(Duration.ZERO);
        } catch (RuntimeException unknown) {
            LOG.debug("It is not known how long the lock is held", LoggedFailure.of(unknown));
            return Duration.ZERO;
        }
    }

    private LeaseRequest leaseRequest() {
        return new LeaseRequest(
                parts.config().name(),
                parts.ids().next(),
                parts.config().node(),
                parts.config().lease().ttl());
    }

    private RunStart runStart(RunCall call, HeldLease lease) {
        return new RunStart(
                lease,
                parts.config().node(),
                call.requestId(),
                call.method(),
                call.caller(),
                call.deliveryId(),
                call.clientIp(),
                call.userAgent());
    }

    private Refusal busy(Duration remaining) {
        Duration every = parts.config().lateness().expectEvery();
        Duration wait = remaining.isZero() || remaining.compareTo(every) > 0 ? every : remaining;
        return Refusal.busy(wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait);
    }

    private static End unavailable(String reason) {
        return End.of(Refusal.of(Kind.UNAVAILABLE, reason));
    }
}
