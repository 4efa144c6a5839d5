package io.github.cronguard.spring.metrics;

import io.github.cronguard.RunOutcome;

/** Says on an observation what went wrong in a run. Nobody throws it, so it has no stack. */
final class FailedRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailedRun(RunOutcome.Ran outcome) {
        super(outcome.status() + (outcome.error() == null ? "" : ": " + outcome.error()), null, false, false);
    }
}
