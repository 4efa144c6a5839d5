package io.github.cronguard.sequence;

/** Does a step's work: sends this e-mail. Called by several threads at once when there are several workers. */
@FunctionalInterface
public interface StepHandler {

    /**
     * Makes one attempt.
     *
     * @param step what to do, and for whom
     * @return how it ended; null is a bug of the handler, and counts as {@link StepResult#uncertain}
     * @throws Exception a failed attempt, and says <em>not sent</em>: it is tried again later. Who cannot tell returns
     *     {@link StepResult#uncertain}
     */
    StepResult handle(StepContext step) throws Exception;
}
