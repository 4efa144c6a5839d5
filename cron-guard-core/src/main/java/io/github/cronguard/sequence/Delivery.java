package io.github.cronguard.sequence;

/** What is promised about the effect of a step when a process dies in the middle of it. */
public enum Delivery {
    /**
     * Never twice. A step whose process died becomes <em>uncertain</em> and is not sent again until a person says so.
     * For
     * e-mail.
     */
    AT_MOST_ONCE,
    /**
     * Never lost. A step whose process died is handed over again with the same step key, by which the handler is
     * expected to
     * recognise it.
     */
    AT_LEAST_ONCE,
    /**
     * Exactly once in the database: the handler's writes and the step's mark are one transaction. For outboxes and queues; the
     * step source must be transactional. A handler may be called again for the same attempt when what it wrote was rolled back.
     */
    TRANSACTIONAL
}
