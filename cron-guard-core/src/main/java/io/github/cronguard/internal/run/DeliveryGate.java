package io.github.cronguard.internal.run;

import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import java.util.Optional;

/** The delivery has not been executed yet. */
public final class DeliveryGate implements RunGate {
    private final RunHistory history;
    private final boolean partialIsExecuted;
    private final StaleRepeats repeats;

    /**
     * A gate over the audit trail.
     *
     * @param history the runs
     * @param partialIsExecuted whether the caller was told that a partly failed run is a success
     * @param repeats is told of repeated deliveries
     */
    public DeliveryGate(RunHistory history, boolean partialIsExecuted, StaleRepeats repeats) {
        this.history = history;
        this.partialIsExecuted = partialIsExecuted;
        this.repeats = repeats;
    }

    @Override
    public Optional<Refusal> check(RunCall call) {
        if (call.deliveryId() == null) {
            return Optional.empty();
        }
        Optional<RunRecord> executed =
                history.findDelivery(call.caller(), call.deliveryId()).filter(this::executed);
        executed.ifPresent(repeats::note);
        return executed.map(Refusal::repeated);
    }

    private boolean executed(RunRecord run) {
        return run.status() == RunStatus.OK || (run.status() == RunStatus.PARTIAL && partialIsExecuted);
    }
}
