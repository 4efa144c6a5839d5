package io.github.cronguard.internal.tick;

import io.github.cronguard.internal.run.TaskRun;
import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.TransactionalStepSource.Resources;
import java.util.Map;

/** A step as its handler sees it. */
final class HandedStep implements StepContext {
    private final Step step;
    private final TaskRun run;
    private final Resources resources;

    HandedStep(Step step, TaskRun run, Resources resources) {
        this.step = step;
        this.run = run;
        this.resources = resources;
    }

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
        return run.runId();
    }

    @Override
    public long fence() {
        return run.fence();
    }

    @Override
    public boolean shouldStop() {
        return run.shouldStop();
    }

    @Override
    public <T> T resource(Class<T> type) {
        return resources.get(type);
    }

    @Override
    public String toString() {
        return step.key();
    }
}
