package io.github.cronguard.jdbc;

import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.TransactionalStepSource.Resources;
import java.util.Map;

/** What a handler gets to know of a step in a transaction. */
record Handed(Step step, Resources resources) implements StepContext {
    @Override
    public String key() {
        return step.key();
    }

    @Override
    public String sequence() {
        return step.sequence();
    }

    @Override
    public int number() {
        return step.number();
    }

    @Override
    public String name() {
        return step.name();
    }

    @Override
    public String contact() {
        return step.contact();
    }

    @Override
    public Map<String, String> attributes() {
        return step.attributes();
    }

    @Override
    public int attempt() {
        return step.attempts() + 1;
    }

    @Override
    public RunId runId() {
        return new RunId(1);
    }

    @Override
    public long fence() {
        return 1;
    }

    @Override
    public boolean shouldStop() {
        return false;
    }

    @Override
    public <T> T resource(Class<T> type) {
        return resources.get(type);
    }
}
