package io.github.cronguard.memory;

import io.github.cronguard.spi.ContactRecord;
import io.github.cronguard.spi.ErrorGroup;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import io.github.cronguard.spi.StepTotals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The steps as a person sees them. */
final class InMemoryStepHistory implements StepHistory {
    private final Tables tables;

    InMemoryStepHistory(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<StepRecord> find(String key) {
        tables.checkOpen();
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StepRecord> page(StepQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ErrorGroup> errors(StepState state) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StepRecord> ofRun(RunId run, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long handledBy(RunId run) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ContactRecord> ofContact(String contact) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StepTotals> totals(Duration lately) {
        throw new UnsupportedOperationException();
    }
}
