package io.github.cronguard.jdbc.crash;

/** Where a node can be stopped dead. */
enum KillPoint {
    BEFORE_ACQUIRE("before the lock is acquired", 1),
    AFTER_ACQUIRE("after the lock was acquired", 1),
    BEFORE_TAKE_OVER_COMMIT("before a take-over's commit", 2),
    AFTER_TAKE_OVER_COMMIT("after a take-over's commit", 2),
    AFTER_RUN_ROW("after the run's row", 1),
    BEFORE_CLAIM_COMMIT("before a claim's commit", 4),
    AFTER_CLAIM_COMMIT("after a claim's commit", 4),
    BEFORE_HAND_OVER("before a hand-over", 12),
    IN_HANDLER("inside a handler, behind its effect", 12),
    BEFORE_MARK("between hand-over and mark", 4),
    BEFORE_MARK_COMMIT("before a mark's commit", 4),
    AFTER_MARK_COMMIT("after a mark's commit", 4),
    BEFORE_FOLLOW_UP("before the follow-up step's insert", 3),
    AFTER_FOLLOW_UP("after the follow-up step's insert", 3),
    BEFORE_FINISH("before finish", 1),
    AFTER_FINISH("after finish", 1),
    BEFORE_RELEASE("before release", 1),
    AFTER_RELEASE("after release", 1),
    IN_HEARTBEAT("during a heartbeat", 2),
    IN_RETENTION("during retention", 2),
    AT_SHUTDOWN("at shutdown", 1);

    private final String words;
    private final int passes;

    KillPoint(String words, int passes) {
        this.words = words;
        this.passes = passes;
    }

    /** In words, for the report. */
    String words() {
        return words;
    }

    /** How often a run may well pass it: the pass that kills is one of the first so many. */
    int passes() {
        return passes;
    }
}
