package io.github.cronguard.internal.watch;

import io.github.cronguard.BacklogChange;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.read.Lateness;
import io.github.cronguard.internal.run.Closing;
import io.github.cronguard.internal.run.GuardThreads;
import io.github.cronguard.spi.Incidents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at a guard again and again, on a thread of its own; what is to be told is told on another one, so that no sink keeps it
 * from looking. Whatever fails, it looks again.
 */
public final class Watchdog implements AutoCloseable {
    private static final Duration SELDOM = Duration.ofSeconds(15);
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SINK = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(1);

    private final Lateness lateness;
    private final Incidents incidents;
    private final BacklogTrend trend = new BacklogTrend();
    private final List<Judge> judges;
    private final Sinks sinks;
    private final Telling tellings;
    private final StorageAway away;
    private final Telling ownTellings;
    private final Outage outage;
    private final Duration every;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(GuardThreads.factory("cron-guard-watch"));

    private final ExecutorService teller = GuardThreads.queued("cron-guard-telling", 1, 1);
    private final AtomicBoolean telling = new AtomicBoolean();

    /**
     * Starts nothing yet.
     *
     * @param parts what is watched, and who is told
     */
    public Watchdog(WatchParts parts) {
        this(parts, SINK);
    }

    /** For tests, with another time for a sink. */
    Watchdog(WatchParts parts, Duration sinkMost) {
        GuardConfig config = parts.config();
        Duration lateAfter = config.lateness().lateAfter();
        this.lateness = parts.lateness();
        this.incidents = parts.storage().incidents();
        this.judges = List.of(
                new LatenessJudge(lateAfter),
                new RunsJudge(parts.storage().runHistory(), parts.clock()),
                new StepsJudge(),
                new BacklogJudge(trend, lateAfter, config.sendingEnabled()),
                new TokenJudge(parts.tokens(), parts.clock()));
        this.sinks = new Sinks(parts.sinks(), sinkMost);
        Wording wording = new Wording(config.name(), config.node(), parts.clock());
        this.tellings = new Telling(Agenda.of(incidents), sinks, wording, parts.clock());
        this.away = new StorageAway(config.node(), lateAfter, parts.clock());
        this.ownTellings = new Telling(away, sinks, wording, parts.clock());
        this.outage = new Outage(config.name());
        this.every = every(config.lateness().expectEvery());
    }

    static Duration every(Duration expected) {
        Duration quarter = expected.dividedBy(4);
        return quarter.compareTo(SELDOM) > 0 ? SELDOM : quarter.compareTo(OFTEN) < 0 ? OFTEN : quarter;
    }

    /** Begins to look. */
    @SuppressWarnings("FutureReturnValueIgnored") // ends with the thread
    public void start() {
        looks.scheduleWithFixedDelay(
                () -> beginTelling(look()), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One telling at a time: what comes meanwhile is told by it, or after the next look. */
    private void beginTelling(boolean storageAnswers) {
        if (telling.compareAndSet(false, true)) {
            try {
                Optional<Runnable> next = next(storageAnswers);
                next.ifPresentOrElse(some -> teller.execute(() -> tell(some)), () -> telling.set(false));
            } catch (RuntimeException | Error failure) {
                telling.set(false);
                failed(failure);
            }
        }
    }

    /** Of its own there is seldom anything; what the nodes share is told after the next look then. */
    private Optional<Runnable> next(boolean storageAnswers) {
        Optional<Runnable> own = ownTellings.next();
        return own.isPresent() || !storageAnswers ? own : tellings.next();
    }

    /** Looks once; false if the storage did not answer. Thrown on, a failure would end all further looks. */
    boolean look() {
        try {
            Look look = Look.at(lateness.health(), incidents);
            away.answered();
            if (judges.stream().filter(judge -> !judged(judge, look)).count() == 0) {
                outage.over();
            }
            return true;
        } catch (RuntimeException | Error failure) {
            failed(failure);
            away.missed();
            return false;
        }
    }

    /** What keeps one from judging keeps the others from nothing. */
    private boolean judged(Judge judge, Look look) {
        try {
            judge.judge(look);
            return true;
        } catch (RuntimeException | Error failure) {
            failed(failure);
            return false;
        }
    }

    /** Tells what is to be told now. */
    void tell() {
        next(true).ifPresent(this::tell);
    }

    private void tell(Runnable some) {
        try {
            some.run();
        } catch (RuntimeException | Error failure) {
            failed(failure);
        } finally {
            telling.set(false);
        }
    }

    private void failed(Throwable failure) {
        if (!looks.isShutdown()) {
            outage.failed(failure);
        }
    }

    /**
     * How the backlog has changed.
     *
     * @return over 10 minutes, or less if it has not been watched for so long; empty before there are two samples
     */
    public Optional<BacklogChange> backlog() {
        return trend.change();
    }

    /** Ends. What is being told and not yet noted is told by another node, or by the next process. No read is interrupted. */
    @Override
    public void close() {
        looks.shutdown();
        teller.shutdown();
        sinks.close();
        Closing.await(looks, END);
        Closing.await(teller, END);
    }
}
