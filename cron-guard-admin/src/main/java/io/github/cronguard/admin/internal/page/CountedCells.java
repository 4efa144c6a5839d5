package io.github.cronguard.admin.internal.page;

import io.github.cronguard.admin.internal.page.SequencesModel.Cell;
import io.github.cronguard.admin.internal.page.SequencesModel.Row;
import io.github.cronguard.spi.StepTotals;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts as a table shows them. Of each kind a storage looks at {@link StepTotals#MOST} rows of all sequences together: where
 * there are as many, every count of that kind may be greater, a zero too.
 */
final class CountedCells {
    private final List<StepTotals> all;

    CountedCells(List<StepTotals> all) {
        this.all = all;
    }

    Row row(String step, StepTotals totals) {
        return new Row(
                step,
                cell(totals, StepTotals::due, "calm", null),
                cell(totals, StepTotals::later, "calm", null),
                cell(totals, StepTotals::done, "ok", null),
                cell(totals, StepTotals::skipped, "calm", null),
                cell(totals, StepTotals::queued, "going", AttentionState.QUEUED),
                cell(totals, StepTotals::uncertain, "uncertain", AttentionState.UNCERTAIN),
                cell(totals, StepTotals::dead, "down", AttentionState.DEAD));
    }

    private Cell cell(StepTotals totals, ToLongFunction<StepTotals> kind, String tone, @Nullable AttentionState list) {
        long count = kind.applyAsLong(totals);
        boolean cut = all.stream().mapToLong(kind).sum() >= StepTotals.MOST;
        String link = list == null || count == 0
                ? null
                : Link.to("/attention")
                        .with("state", list)
                        .with("sequence", totals.sequence())
                        .toString();
        return new Cell(Numbers.of(count) + (cut ? "+" : ""), count == 0 ? "calm" : tone, link);
    }
}
