package io.github.cronguard.spring.metrics;

import io.github.cronguard.ContextCarrier;
import io.micrometer.context.ContextSnapshotFactory;

/**
 * Takes along to a guard's threads what {@code io.micrometer:context-propagation} knows of: the current observation, and what
 * the application has registered, e.g. a logging context. Two things stay behind: the web request, which may be over before the
 * run is, and Spring Security's context, so that a run may do the same whoever triggers it. Safe for use by several threads.
 */
public final class SnapshotCarrier implements ContextCarrier {
    private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder()
            .captureKeyPredicate(SnapshotCarrier::comesAlong)
            .build();

    /** Carries what is registered with the context registry of the class path. */
    public SnapshotCarrier() {}

    @Override
    public Runnable carry(Runnable work) {
        return snapshots.captureAll().wrap(work);
    }

    private static boolean comesAlong(Object key) {
        String name = key.toString();
        return !name.startsWith("org.springframework.security.") && !name.startsWith("org.springframework.web.");
    }
}
