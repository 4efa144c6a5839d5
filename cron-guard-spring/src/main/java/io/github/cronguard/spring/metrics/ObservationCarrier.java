package io.github.cronguard.spring.metrics;

import io.github.cronguard.ContextCarrier;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;

/**
 * Takes the current observation along to a guard's threads, and nothing else. Where {@code io.micrometer:context-propagation} is
 * on the class path, {@link SnapshotCarrier} does more. Safe for use by several threads.
 */
public final class ObservationCarrier implements ContextCarrier {
    private final ObservationRegistry registry;

    /**
     * Carries a registry's observations.
     *
     * @param registry knows the current one
     */
    public ObservationCarrier(ObservationRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    @Override
    public Runnable carry(Runnable work) {
        Observation current = registry.getCurrentObservation();
        return current == null ? work : () -> within(current, work);
    }

    private static void within(Observation current, Runnable work) {
        Observation.Scope scope = current.openScope();
        try {
            work.run();
        } finally {
            scope.close();
        }
    }
}
