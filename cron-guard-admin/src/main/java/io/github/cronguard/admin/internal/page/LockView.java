package io.github.cronguard.admin.internal.page;

import io.github.cronguard.CronHealth;
import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows who holds the lock, and when it frees itself. */
public final class LockView implements View {
    private final GuardConsole console;

    /**
     * A view.
     *
     * @param console is read
     */
    public LockView(GuardConsole console) {
        this.console = console;
    }

    @Override
    public Reply show(AdminRequest request) {
        CronHealth health = request.glance().health();
        return Reply.Page.of(
                "lock.jte",
                Map.of(
                        "model",
                        new LockModel(Shown.brief(console.name()), holder(health.lease(), health.at()), last(health))));
    }

    private LockModel.@Nullable Holder holder(StorageHealth.@Nullable Holder holder, Instant now) {
        if (holder == null) {
            return null;
        }
        return new LockModel.Holder(
                Shown.brief(holder.node()),
                holder.run() == null ? null : holder.run().toString(),
                Long.toString(holder.fence()),
                When.of(now, holder.acquiredAt()),
                frees(now, holder.expiresAt()),
                deadline(now, holder.acquiredAt().plus(console.times().maxHold())),
                Link.to("/confirm/force-unlock").with("fence", holder.fence()).toString());
    }

    private static String frees(Instant now, Instant end) {
        Duration left = Duration.between(now, end);
        return left.isNegative() || left.isZero()
                ? "Its lease has ended: the next run takes it."
                : "If its process has died, the lock frees itself in "
                        + Times.span(left.plusMillis(999).truncatedTo(ChronoUnit.SECONDS))
                        + " at most.";
    }

    private String deadline(Instant now, Instant end) {
        String most = Times.limit(console.times().maxHold());
        return end.isAfter(now)
                ? "If it works, its run is ended at " + Times.utc(end) + " at the latest: it may hold the lock for "
                        + most + "."
                : "Its run should have ended at " + Times.utc(end) + ": it may hold the lock for " + most + ".";
    }

    private static String last(CronHealth health) {
        RunRecord last = health.lastRun();
        return last == null
                ? ""
                : "Run " + last.id() + " on " + Shown.brief(last.node()) + " held it last, with fence " + last.fence()
                        + ".";
    }
}
