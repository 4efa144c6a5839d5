package io.github.cronguard.internal.run;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.text.LoggedFailure;
import io.github.cronguard.spi.IdempotencyStore;
import io.github.cronguard.spi.TaskProgress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of a run one after another, each on a thread of its own, so that one that hangs beyond the lease
 * cannot
 * keep the run from its end. While it hangs, later runs leave it out.
 */
public final class TaskRunner {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
    private static final long LOOK_MILLIS = 50;
    private static final long INTERRUPT_GRACE_MILLIS = 2_000;

    private final List<Work> works;
    private final TaskProgress progress;
    private final IdempotencyStore keys;
    private final Supplier<Instant> now;
    private final GuardConfig config;
    private final ContextCarrier carrier;
    private final ExecutorService threads;
    private final Map<String, TaskCall> inFlight = new ConcurrentHashMap<>();

    /**
     * A runner for a guard's tasks.
     *
     * @param works in the order in which they run
     * @param progress their watermarks
     * @param keys for {@code once}
     * @param storageNow the clock that decides which slots are due; asked only if there are slots
     * @param clock tells a task of every trigger when it runs
     * @param config the settings
     * @param carrier takes the run's context along to the tasks' threads
     */
    public TaskRunner(
            List<Work> works,
            TaskProgress progress,
            IdempotencyStore keys,
            Supplier<Instant> storageNow,
            InstantSource clock,
            GuardConfig config,
            ContextCarrier carrier) {
        this.works = List.copyOf(works);
        this.progress = progress;
        this.keys = keys;
        this.now = works.stream().anyMatch(work -> work.slots().isPresent()) ? storageNow : clock::instant;
        this.config = config;
        this.carrier = carrier;
        this.threads = GuardThreads.cached("cron-guard-task");
    }

    /** Runs what is due; a failure is in the tally, not an exception. */
    Tally run(RunAtHand run) {
        Tally all = new Tally();
        Instant moment = now.get();
        for (Work work : works) {
            if (run.stop().shouldStop()) {
                break;
            }
            runDueSlots(work, run, moment, all);
        }
        return all;
    }

    void close() {
        threads.shutdown();
    }

    private void runDueSlots(Work work, RunAtHand run, Instant moment, Tally all) {
        if (inFlight.containsKey(work.name())) {
            LOG.warn("Task {} is stuck: an earlier call has not returned; it is left out", work.name());
            run.output().printer().println("Task " + work.name() + " is stuck: an earlier call has not returned.");
            all.neutral(new RunCounts(0, 0, 1, 0));
            return;
        }
        if (work.slots().isEmpty()) {
            call(work, run, moment, all);
            return;
        }
        DueSlots due = DueSlots.of(
                work.slots().get(),
                work.schedule().missed(),
                progress.lastSlot(work.name()),
                moment,
                config.lateness().lateAfter());
        if (due.passOver() != null) {
            progress.advance(work.name(), due.passOver(), run.lease());
        }
        for (Instant slot : due.toRun()) {
            if (run.stop().shouldStop() || !call(work, run, slot, all)) {
                return;
            }
            progress.advance(work.name(), slot, run.lease());
        }
    }

    /** True if the call came to its own end: a slot that closing or a lost lease cut short stays open. */
    private boolean call(Work work, RunAtHand run, Instant slot, Tally all) {
        TaskRun context = new TaskRun(run, slot, keys, config.store().retention());
        TaskCall call = new TaskCall(work, context, () -> inFlight.remove(work.name()));
        inFlight.put(work.name(), call);
        threads.execute(carrier.carry(call));
        if (!awaitEnd(call, run)) {
            all.bad(new RunCounts(0, 0, 0, 1), work.name() + " did not stop in time and is left alone");
            return false;
        }
        all.add(call.tally());
        call.failure().ifPresent(failure -> {
            LOG.error("Task {} failed", work.name(), LoggedFailure.of(failure));
            all.bad(new RunCounts(0, 0, 0, 1), work.name() + ": " + Tally.line(failure));
        });
        return !run.stop().heard();
    }

    /** Waits for the end, and after an interrupt for a while more. */
    private static boolean awaitEnd(TaskCall call, RunAtHand run) {
        try {
            while (!call.await(LOOK_MILLIS)) {
                if (run.stop().mustEnd()) {
                    call.interrupt();
                    return call.await(INTERRUPT_GRACE_MILLIS);
                }
            }
            return true;
        } catch (InterruptedException closing) {
            call.interrupt();
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
