package io.github.cronguard.admin.internal.page;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.page.SequencesModel.Cell;
import io.github.cronguard.admin.internal.page.SequencesModel.Part;
import io.github.cronguard.admin.internal.page.SequencesModel.Row;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.StepTotals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows how many steps of each sequence are how. */
public final class SequencesView implements View {
    private static final Duration LATELY = Duration.ofDays(1);

    private final GuardConsole console;

    /**
     * A view.
     *
     * @param console is read
     */
    public SequencesView(GuardConsole console) {
        this.console = console;
    }

    @Override
    public Reply show(AdminRequest request) {
        TreeMap<String, List<Row>> rows = new TreeMap<>();
        Set<String> paused = new HashSet<>();
        for (StepTotals totals : console.storage().stepHistory().totals(LATELY)) {
            rows.computeIfAbsent(totals.sequence(), key -> new ArrayList<>()).add(row(totals));
        }
        for (Pause pause : request.glance().pauses()) {
            if (!pause.scope().equals(Pause.ALL)) {
                paused.add(pause.scope());
                rows.computeIfAbsent(pause.scope(), key -> new ArrayList<>());
            }
        }
        return Reply.Page.of(
                "sequences.jte",
                Map.of(
                        "model",
                        new SequencesModel(rows.entrySet().stream()
                                .map(entry -> part(entry.getKey(), entry.getValue(), paused.contains(entry.getKey())))
                                .toList())));
    }

    private static Part part(String key, List<Row> rows, boolean paused) {
        return new Part(
                key,
                Shown.brief(key),
                Link.to("/confirm/pause").with("scope", key).toString(),
                paused,
                List.copyOf(rows));
    }

    private static Row row(StepTotals totals) {
        return new Row(
                totals.number(),
                cell(totals.due(), "calm", null),
                cell(totals.later(), "calm", null),
                cell(totals.done(), "ok", null),
                cell(totals.skipped(), "calm", null),
                cell(totals.queued(), "going", list(AttentionState.QUEUED, totals)),
                cell(totals.uncertain(), "uncertain", list(AttentionState.UNCERTAIN, totals)),
                cell(totals.dead(), "down", list(AttentionState.DEAD, totals)));
    }

    private static String list(AttentionState state, StepTotals totals) {
        return Link.to("/attention")
                .with("state", state)
                .with("sequence", totals.sequence())
                .toString();
    }

    private static Cell cell(long count, String tone, @Nullable String link) {
        return new Cell(Numbers.upTo(count, StepTotals.MOST), count == 0 ? "calm" : tone, count == 0 ? null : link);
    }
}
