package io.github.cronguard.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ordered list of messages with delays, and the handler that sends them. The order is that of the definition; a
 * step's
 * identity is its number.
 */
public final class Sequence {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private final String key;
    private final List<SequenceStep> steps;
    private final Delivery delivery;
    private final StepHandler handler;

    private Sequence(String key, List<SequenceStep> steps, Delivery delivery, StepHandler handler) {
        this.key = key;
        this.steps = steps;
        this.delivery = delivery;
        this.handler = handler;
    }

    /**
     * Begins a definition.
     *
     * @param key 1 to 64 letters, digits, {@code _}, {@code .} or {@code -}, the first one a letter or digit
     * @return a definition without steps
     * @throws IllegalArgumentException if the key is anything else
     */
    public static Draft named(String key) {
        if (!KEY.matcher(key).matches() || key.equals("ALL")) {
            throw new IllegalArgumentException("A sequence's key must be 1 to 64 letters, digits, '_', '.' or '-',"
                    + " begin with a letter or digit, and not be ALL");
        }
        return new Draft(key, List.of());
    }

    /**
     * The key.
     *
     * @return as defined
     */
    public String key() {
        return key;
    }

    /**
     * The steps.
     *
     * @return in the order of the definition, at least one
     */
    public List<SequenceStep> steps() {
        return steps;
    }

    /**
     * The promise.
     *
     * @return as defined
     */
    public Delivery delivery() {
        return delivery;
    }

    /**
     * Who sends the steps.
     *
     * @return as defined
     */
    public StepHandler handler() {
        return handler;
    }

    /**
     * The first step.
     *
     * @return the first of {@link #steps()}
     */
    public SequenceStep first() {
        return steps.get(0);
    }

    /**
     * The step behind another one.
     *
     * @param number of the step in front
     * @return the step that follows it in the order of the definition, empty behind the last one; behind a number that
     *     the
     *     definition does not have any more, the first step with a greater number
     */
    public Optional<SequenceStep> after(int number) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).number() == number) {
                return steps.stream().skip(i + 1L).findFirst();
            }
        }
        return steps.stream().filter(step -> step.number() > number).findFirst();
    }

    /**
     * The step with a number.
     *
     * @param number any
     * @return the step, or empty if the definition does not have it (any more)
     */
    public Optional<SequenceStep> step(int number) {
        return steps.stream().filter(step -> step.number() == number).findFirst();
    }

    @Override
    public String toString() {
        return key + steps.stream().map(SequenceStep::number).toList();
    }

    /** A definition that has no handler yet. Immutable: each call answers a new one. */
    public static final class Draft {
        private final String key;
        private final List<SequenceStep> steps;

        private Draft(String key, List<SequenceStep> steps) {
            this.key = key;
            this.steps = steps;
        }

        /**
         * Adds a step without delay.
         *
         * @param number positive, not used yet, never used for another message
         * @param name a label, 1 to 64 characters
         * @return the definition with it
         * @throws IllegalArgumentException if the number or the name breaks its rule
         */
        public Draft step(int number, String name) {
            return step(number, name, Duration.ZERO);
        }

        /**
         * Adds a step.
         *
         * @param number positive, not used yet, never used for another message
         * @param name a label, 1 to 64 characters
         * @param delay from the end of the step in front, or from the enrollment; 0 to ten years
         * @return the definition with it
         * @throws IllegalArgumentException if the number, the name or the delay breaks its rule
         */
        public Draft step(int number, String name, Duration delay) {
            if (steps.stream().anyMatch(s -> s.number() == number)) {
                throw new IllegalArgumentException("Sequence " + key + " has two steps with the number " + number);
            }
            List<SequenceStep> more = new ArrayList<>(steps);
            more.add(new SequenceStep(number, name, delay));
            return new Draft(key, List.copyOf(more));
        }

        /**
         * Ends the definition.
         *
         * @param delivery the promise
         * @param handler who sends the steps
         * @return the sequence
         * @throws IllegalArgumentException if it has no step
         */
        public Sequence handledBy(Delivery delivery, StepHandler handler) {
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("Sequence " + key + " has no step");
            }
            return new Sequence(
                    key,
                    steps,
                    Objects.requireNonNull(delivery, "delivery"),
                    Objects.requireNonNull(handler, "handler"));
        }
    }
}
