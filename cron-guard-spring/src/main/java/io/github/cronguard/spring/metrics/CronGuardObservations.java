package io.github.cronguard.spring.metrics;

import io.github.cronguard.RunListener;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Observes each run of one guard as {@value #NAME}, on the run's own thread: a child of what is observed where the trigger came
 * from, and the parent of what the run's tasks and handlers observe, if an {@link ObservationCarrier} or a
 * {@link SnapshotCarrier} takes it along. Each guard has an object of its own. Safe for use by several threads.
 *
 * <p>A handler that makes meters of observations makes a timer of this name. It is not {@code cron.guard.run}, which
 * {@link CronGuardMetrics} makes.
 */
public final class CronGuardObservations implements RunListener {
    /** The observation's name. */
    public static final String NAME = "cron.guard.execution";

    private static final String OUTCOME = "outcome";

    private record Open(Observation observation, Observation.Scope scope) {}

    private final ObservationRegistry registry;
    private final String guard;
    private final Map<RunId, Open> open = new ConcurrentHashMap<>();

    /**
     * Observes one guard.
     *
     * @param registry whose handlers hear of it
     * @param guard the guard's name, the value of the key {@code guard}
     */
    public CronGuardObservations(ObservationRegistry registry, String guard) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.guard = Objects.requireNonNull(guard, "guard");
    }

    @Override
    public void started(RunId runId, String caller) {
        Observation observation = Observation.createNotStarted(NAME, registry)
                .contextualName("cron-guard run")
                .lowCardinalityKeyValue("guard", guard)
                .lowCardinalityKeyValue(OUTCOME, word(RunStatus.RUNNING))
                .highCardinalityKeyValue("run.id", runId.toString())
                .start();
        open.put(runId, new Open(observation, observation.openScope()));
    }

    @Override
    public void finished(RunOutcome.Ran outcome, String caller) {
        Open run = open.remove(outcome.runId());
        if (run == null) {
            return; // it was over before it began
        }
        try {
            run.observation().lowCardinalityKeyValue(OUTCOME, word(outcome.status()));
            switch (outcome.status()) {
                case FAILED, LOCK_LOST, ABANDONED -> run.observation().error(new FailedRun(outcome));
                default -> {}
            }
        } finally {
            run.scope().close();
            run.observation().stop();
        }
    }

    private static String word(RunStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
