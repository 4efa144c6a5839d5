package io.github.cronguard.jdbc.crash;

import java.util.Locale;
import java.util.Optional;

/** What a thread of a node is doing, and so which point each of its statements and commits is. */
enum Activity {
    CLAIM(KillPoint.BEFORE_CLAIM_COMMIT, KillPoint.AFTER_CLAIM_COMMIT),
    MARK(KillPoint.BEFORE_MARK_COMMIT, KillPoint.AFTER_MARK_COMMIT),
    TAKE_OVER(KillPoint.BEFORE_TAKE_OVER_COMMIT, KillPoint.AFTER_TAKE_OVER_COMMIT),
    RETENTION(null, null),
    OTHER(null, null);

    private final Optional<KillPoint> beforeCommit;
    private final Optional<KillPoint> afterCommit;

    Activity(KillPoint beforeCommit, KillPoint afterCommit) {
        this.beforeCommit = Optional.ofNullable(beforeCommit);
        this.afterCommit = Optional.ofNullable(afterCommit);
    }

    Optional<KillPoint> beforeCommit() {
        return beforeCommit;
    }

    Optional<KillPoint> afterCommit() {
        return afterCommit;
    }

    Optional<KillPoint> before(String sql) {
        if (this == RETENTION && sql.startsWith("DELETE")) {
            return Optional.of(KillPoint.IN_RETENTION);
        }
        return isFollowUp(sql) ? Optional.of(KillPoint.BEFORE_FOLLOW_UP) : Optional.empty();
    }

    Optional<KillPoint> after(String sql) {
        return isFollowUp(sql) ? Optional.of(KillPoint.AFTER_FOLLOW_UP) : Optional.empty();
    }

    private boolean isFollowUp(String sql) {
        return this == MARK && sql.toLowerCase(Locale.ROOT).startsWith("insert into cron_steps");
    }
}
