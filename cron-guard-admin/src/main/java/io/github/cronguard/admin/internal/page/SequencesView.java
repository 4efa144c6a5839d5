package io.github.cronguard.admin.internal.page;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.page.SequencesModel.Part;
import io.github.cronguard.admin.internal.page.SequencesModel.Row;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.StepTotals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        Map<String, Pause> paused = new HashMap<>();
        for (StepTotals totals : console.storage().stepHistory().totals(LATELY)) {
            rows.computeIfAbsent(totals.sequence(), key -> new ArrayList<>()).add(row(totals));
        }
        totals.forEach(one ->
                all.computeIfAbsent(one.sequence(), key -> new TreeMap<>()).put(one.number(), one));
        Set<String> paused = new HashSet<>();
        for (Pause pause : request.glance().pauses()) {
            if (!pause.scope().equals(Pause.ALL)) {
                paused.put(pause.scope(), pause);
                rows.computeIfAbsent(pause.scope(), key -> new ArrayList<>());
            }
        }
        CountedCells cells = new CountedCells(totals);
        return Reply.Page.of(
                "sequences.jte",
                Map.of(
                        "model",
                        new SequencesModel(rows.entrySet().stream()
                                .map(entry -> part(entry.getKey(), entry.getValue(), paused.get(entry.getKey())))
                                .toList())));
    }

    private static Part part(String key, List<Row> rows, @Nullable Pause paused) {
        return new Part(
                key,
                Shown.brief(key),
                Link.to("/confirm/pause").with("scope", key).toString(),
                Drawn.of(paused),
                paused != null,
                List.copyOf(rows));
    }

    private static StepTotals none(String sequence, int number) {
        return new StepTotals(sequence, number, 0, 0, 0, 0, 0, 0, 0);
    }

    private String step(StepTotals totals) {
        return console.sequences().stream()
                .filter(sequence -> sequence.key().equals(totals.sequence()))
                .flatMap(sequence -> sequence.step(totals.number()).stream())
                .map(step -> "step " + step.number() + " " + Shown.brief(step.name()))
                .findFirst()
                .orElse("step " + totals.number());
    }
}
