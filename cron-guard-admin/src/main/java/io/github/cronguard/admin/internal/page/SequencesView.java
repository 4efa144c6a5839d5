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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<StepTotals> totals = console.storage().stepHistory().totals(LATELY);
        TreeMap<String, TreeMap<Integer, StepTotals>> all = new TreeMap<>();
        for (Sequence sequence : console.sequences()) {
            TreeMap<Integer, StepTotals> steps = all.computeIfAbsent(sequence.key(), key -> new TreeMap<>());
            sequence.steps().forEach(step -> steps.put(step.number(), none(sequence.key(), step.number())));
        }
        totals.forEach(one ->
                all.computeIfAbsent(one.sequence(), key -> new TreeMap<>()).put(one.number(), one));
        Map<String, Pause> paused = new HashMap<>();
        for (Pause pause : request.glance().pauses()) {
            if (!pause.scope().equals(Pause.ALL)) {
                paused.put(pause.scope(), pause);
                all.computeIfAbsent(pause.scope(), key -> new TreeMap<>());
            }
        }
        CountedCells cells = new CountedCells(totals);
        return Reply.Page.of(
                "sequences.jte",
                Map.of(
                        "model",
                        new SequencesModel(all.entrySet().stream()
                                .map(entry -> part(
                                        entry.getKey(),
                                        entry.getValue().values().stream()
                                                .map(one -> cells.row(step(one), one))
                                                .toList(),
                                        paused.get(entry.getKey())))
                                .toList())));
    }

    private static Part part(String key, List<Row> rows, @Nullable Pause paused) {
        return new Part(
                key,
                Shown.brief(key),
                Link.to("/confirm/pause").with("scope", key).toString(),
                Drawn.of(paused),
                paused != null,
                rows);
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
