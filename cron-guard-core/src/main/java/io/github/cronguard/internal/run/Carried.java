package io.github.cronguard.internal.run;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.internal.text.LoggedFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands work to other threads together with the context of this one; a carrier that fails costs the context alone. */
public final class Carried implements ContextCarrier {
    private static final Logger LOG = LoggerFactory.getLogger(Carried.class);

    private final ContextCarrier carrier;

    /**
     * Carries by a host's carrier.
     *
     * @param carrier the host's
     */
    public Carried(ContextCarrier carrier) {
        this.carrier = carrier;
    }

    @Override
    public Runnable carry(Runnable work) {
        try {
            return carrier.carry(work);
        } catch (RuntimeException failure) {
            LOG.warn("The context of a run could not be carried to its thread", LoggedFailure.of(failure));
            return work;
        }
    }
}
