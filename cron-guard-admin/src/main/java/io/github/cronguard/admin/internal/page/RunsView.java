package io.github.cronguard.admin.internal.page;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Lists runs. A correlation id that one run has opens it. */
public final class RunsView implements View {
    private final GuardConsole console;

    /**
     * A view.
     *
     * @param console is read
     */
    public RunsView(GuardConsole console) {
        this.console = console;
    }

    @Override
    public Reply show(AdminRequest request) {
        Instant now = request.glance().health().at();
        RunsFilter filter = RunsFilter.of(request.fields(), now);
        RunHistory history = console.storage().runHistory();
        List<RunRecord> found = history.page(filter.query(Pager.ROWS + 1));
        if (filter.after() != null && found.size() <= Pager.ROWS) {
            // The first page is a full one, also for who comes from behind.
            filter = filter.first();
            found = history.page(filter.query(Pager.ROWS + 1));
        }
        if (filter.request() != null && found.size() == 1) {
            return new Reply.SeeOther("/runs/" + found.get(0).id());
        }
        return Reply.Page.of("runs.jte", Map.of("model", model(filter, found, now)));
    }

    private static RunsModel model(RunsFilter filter, List<RunRecord> found, Instant now) {
        boolean more = found.size() > Pager.ROWS;
        boolean backwards = filter.after() != null;
        List<RunRecord> runs = found;
        if (more) {
            // One more than a page was asked for; next to the page in front of this one lies its last, not its first.
            runs = backwards ? found.subList(1, found.size()) : found.subList(0, Pager.ROWS);
        }
        boolean first = !backwards && filter.before() == null;
        Link link = filter.link();
        Pager pager = new Pager(
                first || runs.isEmpty()
                        ? null
                        : link.with("after", runs.get(0).id()).toString(),
                backwards || more
                        ? link.with("before", runs.get(runs.size() - 1).id()).toString()
                        : null);
        return new RunsModel(
                filter.form(),
                runs.stream().map(run -> RunRow.of(now, run)).toList(),
                pager,
                first && !runs.isEmpty() ? runs.get(0).id().toString() : null);
    }
}
