package io.github.cronguard.internal.run;

import io.github.cronguard.internal.answer.Refusal;
import java.util.Optional;

/** One check that may ask the database, on a thread of the guard's own. */
@FunctionalInterface
public interface RunGate {

    /**
     * Lets pass or refuses.
     *
     * @param call who asks for a run
     * @return why not, or empty to let pass
     */
    Optional<Refusal> check(RunCall call);
}
