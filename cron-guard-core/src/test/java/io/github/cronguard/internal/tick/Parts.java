package io.github.cronguard.internal.tick;

import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.run.GuardThreads;
import io.github.cronguard.internal.run.SampleRun;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.TransactionalStepSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/** What the parts of a tick need around them: a clock, a run, steps and groups. */
final class Parts implements AutoCloseable {
    static final String SEQUENCE = "mails";
    static final Duration BUDGET = Duration.ofSeconds(50);
    static final Duration FOLLOW_UP = Duration.ofDays(2);
    static final int CAP = 100;
    static final int MAX_ATTEMPTS = 3;

    final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    /** The contacts whose steps were handed over. */
    final List<String> sent = new CopyOnWriteArrayList<>();

    final TickCounts counts = new TickCounts();
    final SampleRun run;
    final Pace pace;
    private final ExecutorService beside = GuardThreads.cached("beside");
    private Workers workers = new Workers(1, work -> work);

    Parts() {
        // so that a reading of the ticker is not its distance from zero by chance
        clock.advance(Duration.ofHours(1));
        run = new SampleRun(clock);
        pace = pace(CAP);
    }

    static Step step(int contact) {
        return new Step(
                SEQUENCE + "/" + contact + "/1",
                contact,
                SEQUENCE,
                1,
                "intro",
                "c" + contact,
                Map.of("name", "Anna"),
                0,
                Instant.EPOCH);
    }

    /** Steps of the contacts c1, c2 and so on. */
    static List<Step> steps(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Parts::step).toList();
    }

    static Sequence sequence(Delivery delivery, StepHandler handler) {
        return Sequence.named(SEQUENCE)
                .step(1, "intro")
                .step(2, "follow-up", FOLLOW_UP)
                .handledBy(delivery, handler);
    }

    static HandOver handOver(Delivery delivery, StepHandler handler) {
        return new HandOver(Map.of(SEQUENCE, sequence(delivery, handler)), MAX_ATTEMPTS, new Backoff(() -> 0.5));
    }

    Pace pace(int cap) {
        return new Pace(run.task(), clock, new GuardConfig.Tick(BUDGET, 500, cap, 1, MAX_ATTEMPTS));
    }

    Workers workers() {
        return workers;
    }

    /** Takes other workers than the one that there is otherwise. */
    Workers use(Workers others) {
        workers.close();
        workers = others;
        return others;
    }

    /** A handler that says it has sent, behind something else. */
    StepHandler sending(StepHandler first) {
        return step -> {
            sent.add(step.contact());
            return first.handle(step);
        };
    }

    StepHandler sending() {
        return sending(step -> StepResult.processed());
    }

    ClaimingGroup claiming(StepSource source, StepHandler handler, int most, int claims) {
        return new ClaimingGroup(
                List.of(SEQUENCE),
                source,
                handOver(Delivery.AT_LEAST_ONCE, handler),
                workers,
                beside,
                clock,
                most,
                most - claims);
    }

    TransactionalGroup transactional(TransactionalStepSource source, StepHandler handler, int batch, Duration longest) {
        return new TransactionalGroup(
                List.of(SEQUENCE), source, handOver(Delivery.TRANSACTIONAL, handler), workers, clock, batch, longest);
    }

    OpenClaim open(StepSource source, List<Step> steps) {
        return new OpenClaim(new Claim("claim", run.task().lease(), steps, false), source, clock, clock.nanoTime());
    }

    @Override
    public void close() {
        workers.close();
        beside.shutdown();
    }
}
