package io.github.cronguard.testkit;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.SequenceStep;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The definitions that the contracts open a storage with. Their handlers are never called. */
final class Sequences {

    static final String WELCOME = "welcome";
    static final String REPEATING = "repeating";
    static final String OUTBOX = "outbox";
    static final String LATER = "later";
    /** Another sequence than {@link #LATER}. */
    static final String LATER_CAPITAL = "Later";

    static final String LONGEST = "x".repeat(64);

    static final List<Sequence> ALL = List.of(
            Sequence.named(WELCOME)
                    .step(1, "intro")
                    .step(2, "follow-up", Duration.ofDays(3))
                    .step(3, "last-call", Duration.ofDays(4))
                    .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed()),
            Sequence.named(REPEATING)
                    .step(1, "first")
                    .step(2, "second")
                    .handledBy(Delivery.AT_LEAST_ONCE, step -> StepResult.processed()),
            Sequence.named(OUTBOX)
                    .step(1, "write")
                    .step(2, "write-more")
                    .handledBy(Delivery.TRANSACTIONAL, step -> StepResult.processed()),
            Sequence.named(LATER)
                    .step(1, "wait", Duration.ofDays(1))
                    .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed()),
            of(LATER_CAPITAL, 1),
            of(LONGEST, 1));

    static final List<String> KEYS = ALL.stream().map(Sequence::key).toList();

    private Sequences() {}

    /** A sequence for e-mail whose steps have no delay. */
    static Sequence of(String key, int... numbers) {
        Sequence.Draft draft = Sequence.named(key);
        for (int number : numbers) {
            draft = draft.step(number, "step-" + number);
        }
        return draft.handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed());
    }

    /** The mark of a step that ended in a state, with the step that the definition has behind it. */
    static StepMark mark(Step step, StepMark.To to) {
        Duration retryIn = to == StepMark.To.PENDING ? Duration.ofMinutes(1) : null;
        return new StepMark(step, to, null, retryIn, to.finishes() ? behind(step) : null);
    }

    static StepMark done(Step step) {
        return mark(step, StepMark.To.DONE);
    }

    private static StepMark.@Nullable Next behind(Step step) {
        Optional<SequenceStep> next = ALL.stream()
                .filter(sequence -> sequence.key().equals(step.sequence()))
                .findFirst()
                .flatMap(sequence -> sequence.after(step.number()));
        return next.map(s -> new StepMark.Next(s.number(), s.name(), s.delay())).orElse(null);
    }
}
