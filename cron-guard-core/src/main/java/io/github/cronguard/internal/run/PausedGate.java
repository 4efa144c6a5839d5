package io.github.cronguard.internal.run;

import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.internal.answer.Refusal.Kind;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.Pauses;
import java.util.Optional;

/** No operator has paused everything. */
public final class PausedGate implements RunGate {
    private final Pauses pauses;

    /**
     * A gate for some pauses.
     *
     * @param pauses what is paused
     */
    public PausedGate(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public Optional<Refusal> check(RunCall call) {
        return pauses.active().stream().anyMatch(pause -> pause.scope().equals(Pause.ALL))
                ? Optional.of(Refusal.of(Kind.PAUSED, "paused"))
                : Optional.empty();
    }
}
