package io.github.cronguard.mail.contract;

import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.spi.RunId;
import java.util.Map;

/** A step without a guard. */
public record TestStep(String key, String contact, Map<String, String> attributes) implements StepContext {

    public static TestStep of(String contact) {
        return of(contact, Map.of());
    }

    public static TestStep of(String contact, Map<String, String> attributes) {
        return new TestStep("default_outreach/42/1", contact, attributes);
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
