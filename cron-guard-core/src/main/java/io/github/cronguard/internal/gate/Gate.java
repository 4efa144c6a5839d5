package io.github.cronguard.internal.gate;

import io.github.cronguard.internal.answer.Refusal;
import java.util.Optional;

/** One check of an HTTP trigger. */
@FunctionalInterface
public interface Gate {

    /**
     * Lets pass or refuses.
     *
     * @param visit the trigger, and what the gates in front found
     * @return why not, or empty to let pass
     */
    Optional<Refusal> check(Visit visit);
}
