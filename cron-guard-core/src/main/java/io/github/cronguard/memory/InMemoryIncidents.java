package io.github.cronguard.memory;

import io.github.cronguard.spi.Incident;
import io.github.cronguard.spi.Incidents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong, and who has been told. */
final class InMemoryIncidents implements Incidents {
    private final Tables tables;

    InMemoryIncidents(Tables tables) {
        this.tables = tables;
    }

    @Override
    public boolean open(String kind, String detail) {
        tables.checkOpen();
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean resolve(String kind, String detail) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Incident> claim(Duration hold) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean told(Incident incident, @Nullable Duration again) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void failed(Incident incident, Duration retryIn) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Incident> open() {
        throw new UnsupportedOperationException();
    }
}
