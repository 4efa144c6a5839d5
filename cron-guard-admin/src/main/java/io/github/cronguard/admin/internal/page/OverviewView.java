package io.github.cronguard.admin.internal.page;

import io.github.cronguard.CronHealth;
import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.page.OverviewModel.FailedRun;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says whether cron is well, and what the last day was like. It reads the storage five times, with the layout's own reads. */
public final class OverviewView implements View {
    private static final int FAILED = 5;

    private final GuardConsole console;

    /**
     * A view.
     *
     * @param console is read
     */
    public OverviewView(GuardConsole console) {
        this.console = console;
    }

    @Override
    public Reply show(AdminRequest request) {
        return Reply.Page.of("overview.jte", Map.of("model", model(request)));
    }

    OverviewModel model(AdminRequest request) {
        CronHealth health = request.glance().health();
        Instant now = health.at();
        RunHistory history = console.storage().runHistory();
        List<RunSummary> recent = history.recent(Day.LENGTH, Day.MOST);
        Day day = new Day(now, recent, isFirst(recent, history), console.times().every());
        boolean called = health.lastRun() != null;
        return new OverviewModel(
                TilesModel.of(health, console),
                called ? RunsChart.of(day, console.times().lateAfter()) : null,
                called ? DurationsChart.of(day) : null,
                failed(now, day),
                history.refusals(Day.LENGTH).stream()
                        .map(total -> RefusedRow.of(now, total))
                        .toList());
    }

    private static boolean isFirst(List<RunSummary> newestFirst, RunHistory history) {
        return !newestFirst.isEmpty()
                && history.page(RunQuery.newest(1)
                                .before(newestFirst.get(newestFirst.size() - 1).id()))
                        .isEmpty();
    }

    private static List<FailedRun> failed(Instant now, Day day) {
        return day.runs().stream()
                .filter(run -> Day.isFailed(run.status()))
                .limit(FAILED)
                .map(run -> new FailedRun(run.id().toString(), Badge.of(run.status()), When.of(now, run.startedAt())))
                .toList();
    }
}
