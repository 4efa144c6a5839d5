package io.github.cronguard.demo.mail;

import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.spi.RunId;
import java.util.Map;

/** A step without a guard. */
record TestStep(String contact, Map<String, String> attributes) implements StepContext {

    static TestStep of(String contact) {
        return new TestStep(contact, Map.of());
    }

    @Override
    public String key() {
        return "default_outreach/42/1";
    }

    @Override
    public String sequence() {
        return "default_outreach";
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String name() {
        return "intro";
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public RunId runId() {
        return new RunId(7);
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
        throw new IllegalArgumentException("There is none");
    }
}
