package io.github.cronguard.admin.internal.page;

import io.github.cronguard.BacklogChange;
import io.github.cronguard.CronHealth;
import io.github.cronguard.GuardConsole;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the overview says first, and is refreshed.
 *
 * @param title what the browser's tab says now
 * @param icon the tab's icon now
 * @param seconds after how long to refresh
 * @param headline how cron is
 * @param lastRun the tile of the last run
 * @param cron the tile of the state
 * @param backlog the tile of the due steps
 * @param lock the tile of the lock
 */
public record TilesModel(
        String title, String icon, int seconds, Headline headline, Tile lastRun, Tile cron, Tile backlog, Tile lock) {

    /**
     * One tile.
     *
     * @param tone a class of the style sheet: the tile takes its colour from what it says
     * @param words what it says, large
     * @param badge a state, or null
     * @param detail more of it
     * @param link where to look, below the servlet's own path, or null
     * @param linkWords what stands on the link; empty without one
     */
    public record Tile(
            String tone,
            String words,
            @Nullable Badge badge,
            String detail,
            @Nullable String link,
            String linkWords) {}

    /** Says how it is. */
    static TilesModel of(CronHealth health, GuardConsole console) {
        return of(
                health, console, console.backlogTrend().map(TilesModel::growth).orElse(null));
    }

    static TilesModel of(CronHealth health, GuardConsole console, @Nullable String growth) {
        boolean running = health.lastRun() != null && health.lastRun().status() == RunStatus.RUNNING;
        return new TilesModel(
                Chrome.title(health, Shown.brief(console.name())),
                Chrome.icon(health),
                running ? 5 : 15,
                Headline.of(health, console),
                lastRun(health),
                cron(health, console.times()),
                backlog(health, growth),
                lock(health));
    }

    private static Tile lastRun(CronHealth health) {
        RunRecord run = health.lastRun();
        if (run == null) {
            return new Tile("calm", "never", null, "no call has come yet", null, "");
        }
        Badge badge = Badge.of(run.status());
        String took = run.durationMs() == null ? "" : " · took " + Times.millis(run.durationMs());
        return new Tile(
                badge.tone(),
                Times.ago(health.at(), run.startedAt()),
                badge,
                Times.clock(run.startedAt()) + took,
                "/runs/" + run.id(),
                "run " + run.id());
    }

    private static Tile cron(CronHealth health, GuardConsole.Times times) {
        Badge badge = Badge.of(health.state(), health.lastRun() != null);
        Instant silentSince = health.at().minus(health.silence());
        String words = switch (health.state()) {
            case ON_TIME -> health.lastRun() == null ? "waiting" : "on time";
            case LATE -> "late by " + Times.span(health.silence().minus(times.lateAfter()));
            case DOWN -> "down for " + Times.span(health.silence().minus(times.downAfter()));
            case PAUSED -> "paused";
        };
        String detail = switch (health.state()) {
            case ON_TIME -> "late without a run for " + Times.limit(times.lateAfter());
            case LATE -> "down at " + Times.near(health.at(), silentSince.plus(times.downAfter()));
            case DOWN -> "since " + Times.near(health.at(), silentSince.plus(times.downAfter()));
            case PAUSED ->
                health.pause() == null || health.pause().until() == null
                        ? "until it is resumed"
                        : "until " + Times.near(health.at(), health.pause().until());
        };
        return new Tile(badge.tone(), words, badge, detail, null, "");
    }

    private static Tile backlog(CronHealth health, @Nullable String growth) {
        String words =
                health.backlog() == 0 ? "nothing due" : Numbers.upTo(health.backlog(), Backlog.MOST) + " due now";
        String oldest = health.oldestDueAt() == null
                ? ""
                : "oldest "
                        + Times.span(Duration.between(health.oldestDueAt(), health.at())
                                .abs());
        String detail = growth == null ? oldest : oldest.isEmpty() ? growth : oldest + " · " + growth;
        boolean waits = health.uncertain() + health.dead() > 0;
        return new Tile(
                health.backlog() == 0 ? "ok" : "calm",
                words,
                null,
                detail.isEmpty() && !waits ? "all steps are up to date" : detail,
                waits ? "/attention" : null,
                waits ? Numbers.of(health.uncertain()) + " uncertain, " + Numbers.of(health.dead()) + " dead" : "");
    }

    /** Where both counts stopped, nothing is known of what lies between. */
    static @Nullable String growth(BacklogChange change) {
        long by = change.now() - change.before();
        if (by == 0) {
            return change.now() >= Backlog.MOST ? null : "steady for " + Times.span(change.over());
        }
        return (by > 0 ? "growing (+" : "shrinking (−") + Numbers.of(Math.abs(by)) + " in " + Times.span(change.over())
                + ")";
    }

    private static Tile lock(CronHealth health) {
        StorageHealth.Holder holder = health.lease();
        if (holder == null) {
            RunRecord last = health.lastRun();
            String detail = last == null
                    ? "nobody has held it yet"
                    : "last: " + Shown.brief(last.node()) + ", fence " + last.fence();
            return new Tile("ok", "free", null, detail, null, "");
        }
        String since =
                Times.span(Duration.between(holder.acquiredAt(), health.at()).abs());
        return new Tile(
                "going",
                "held for " + since,
                null,
                "by " + Shown.brief(holder.node()) + ", fence " + holder.fence(),
                "/lock",
                "lock");
    }
}
