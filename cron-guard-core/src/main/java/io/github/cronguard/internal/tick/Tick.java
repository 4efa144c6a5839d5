package io.github.cronguard.internal.tick;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.GuardClock;
import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.run.GuardThreads;
import io.github.cronguard.internal.run.Tally;
import io.github.cronguard.internal.run.TaskRun;
import io.github.cronguard.internal.run.Work;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.TransactionalStepSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.DoubleSupplier;

/** The built-in task {@value #NAME}: one pass over the due steps of all sequences. */
public final class Tick implements Work.Body {
    /** The task's name. */
    public static final String NAME = "sequence:tick";
    /** How many steps may be in doubt after a crash, with one worker. */
    private static final int IN_DOUBT = 16;

    private static final int IN_DOUBT_EACH = 3;

    private final List<String> sequences;
    private final List<Group> groups = new ArrayList<>();
    private final StepSource source;
    private final GuardConfig config;
    private final GuardClock clock;
    private final Workers workers;
    private final ExecutorService trips = GuardThreads.cached("cron-guard-feeder");
    private final Executor beside;

    /**
     * A tick over some sequences.
     *
     * @param definitions at least one
     * @param source where their steps are; transactional if one of them wants that
     * @param config the settings
     * @param clock the guard's
     * @param carrier takes the run's context along to the workers
     * @param random from 0 (inclusive) to 1 (exclusive), for the backoff
     */
    public Tick(
            List<Sequence> definitions,
            StepSource source,
            GuardConfig config,
            GuardClock clock,
            ContextCarrier carrier,
            DoubleSupplier random) {
        this.source = source;
        this.config = config;
        this.clock = clock;
        this.workers = new Workers(config.tick().workers(), carrier);
        this.beside = work -> trips.execute(carrier.carry(work));
        this.sequences = definitions.stream().map(Sequence::key).toList();
        Map<String, Sequence> byKey = new HashMap<>();
        Map<Delivery, List<String>> byDelivery = new EnumMap<>(Delivery.class);
        for (Sequence sequence : definitions) {
            byKey.put(sequence.key(), sequence);
            byDelivery
                    .computeIfAbsent(sequence.delivery(), d -> new ArrayList<>())
                    .add(sequence.key());
        }
        HandOver handOver = new HandOver(byKey, config.tick().maxAttempts(), new Backoff(random));
        byDelivery.forEach((delivery, keys) -> groups.add(group(delivery, List.copyOf(keys), handOver)));
    }

    @Override
    public void perform(TaskRun run, Tally tally) throws InterruptedException {
        if (!config.sendingEnabled()) {
            int most = config.tick().catchUp() == Integer.MAX_VALUE
                    ? Backlog.MOST
                    : config.tick().catchUp();
            int held = source.countDue(new ClaimRequest(sequences, most, run.lease()));
            run.output().println("Sending is switched off (EMAIL_SENDING_ENABLED=false): due steps stay due.");
            tally.neutral(new RunCounts(0, 0, held, 0));
            return;
        }
        Pace pace = new Pace(run, clock, config.tick());
        TickCounts counts = new TickCounts();
        try {
            for (Group group : turned(run.fence())) {
                group.drain(pace, counts);
            }
        } finally {
            counts.addTo(tally);
        }
        if (pace.capped()) {
            run.output()
                    .println(
                            "The catch-up cap of " + config.tick().catchUp()
                                    + " steps (CRON_GUARD_CATCH_UP) ended this tick: what is still due waits for the next run.");
        }
    }

    /** Ends the worker threads when they are idle. */
    public void close() {
        workers.close();
        trips.shutdown();
    }

    /** Each run begins with another group, so that a long backlog of one cannot starve the others. */
    private List<Group> turned(long fence) {
        List<Group> order = new ArrayList<>(groups);
        Collections.rotate(order, (int) (fence % groups.size()));
        return order;
    }

    private Group group(Delivery delivery, List<String> keys, HandOver handOver) {
        int count = workers.most();
        int batch = config.tick().batch();
        return switch (delivery) {
            case AT_MOST_ONCE -> {
                int most = Math.max(IN_DOUBT, IN_DOUBT_EACH * count);
                // one step waits for each of several workers: behind that they would wait for the next claim
                yield new ClaimingGroup(
                        keys, source, handOver, workers, beside, clock, most, count == 1 ? 0 : 2 * count);
            }
            case AT_LEAST_ONCE -> new ClaimingGroup(keys, source, handOver, workers, beside, clock, batch, 0);
            case TRANSACTIONAL ->
                new TransactionalGroup(
                        keys,
                        (TransactionalStepSource) source,
                        handOver,
                        workers,
                        clock,
                        batch,
                        config.lease().ttl().dividedBy(3));
        };
    }
}
