package io.github.cronguard.internal.watch;

import io.github.cronguard.spi.Incident;
import io.github.cronguard.spi.Incidents;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be told: that side of {@link Incidents}, whose promises hold here too. */
interface Agenda {

    /** Takes what has waited longest. */
    Optional<Incident> claim(Duration hold);

    /** It was told. */
    void told(Incident claimed, @Nullable Duration again);

    /** It could not be told. */
    void failed(Incident claimed, Duration retryIn);

    /** What all nodes share. */
    static Agenda of(Incidents incidents) {
        return new Agenda() {
            @Override
            public Optional<Incident> claim(Duration hold) {
                return incidents.claim(hold);
            }

            @Override
            public void told(Incident claimed, @Nullable Duration again) {
                incidents.told(claimed, again);
            }

            @Override
            public void failed(Incident claimed, Duration retryIn) {
                incidents.failed(claimed, retryIn);
            }
        };
    }
}
