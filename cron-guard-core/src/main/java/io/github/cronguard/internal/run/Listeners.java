package io.github.cronguard.internal.run;

import io.github.cronguard.RunListener;
import io.github.cronguard.internal.text.LoggedFailure;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners; what they throw is logged and changes nothing. */
public final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final RunListener[] listeners;

    /**
     * Some listeners.
     *
     * @param listeners told in this order
     */
    public Listeners(List<RunListener> listeners) {
        this.listeners = listeners.toArray(new RunListener[0]);
    }

    /**
     * Tells all of them.
     *
     * @param event calls one of a listener's methods
     */
    public void tell(Consumer<RunListener> event) {
        for (RunListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException failure) {
                LOG.warn("A run listener failed", LoggedFailure.of(failure));
            }
        }
    }
}
