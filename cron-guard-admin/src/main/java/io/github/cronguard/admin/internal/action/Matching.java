package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All steps that match what an operator chose, as far as they are done at once.
 *
 * @param steps newest first
 * @param more whether more of them match
 */
record Matching(List<StepRecord> steps, boolean more) {
    /** Behind these, an operator looks at what was done, and goes on if it was right. */
    static final int MOST = 3_000;

    private static final int BATCH = 1_000;
    private static final String PURPOSE = "admin-steps";

    static Matching of(StepHistory history, Chosen chosen, StepState state) {
        List<StepRecord> found = new ArrayList<>();
        Long before = null;
        while (found.size() <= MOST) {
            List<StepRecord> batch = history.page(chosen.query(state, before, BATCH));
            found.addAll(batch);
            // a page of a filter ends where it has looked at enough rows, so that only an empty one ends them all
            if (batch.isEmpty() || (batch.size() < BATCH && !chosen.filtered())) {
                break;
            }
            before = batch.get(batch.size() - 1).row();
        }
        return new Matching(found.stream().limit(MOST).toList(), found.size() > MOST);
    }

    /** What a form says that was drawn for these. */
    String seal(GuardConsole console) {
        return console.seal(PURPOSE, text());
    }

    /** Whether a form was drawn for these very steps as they are now; not, if it says nothing of them. */
    boolean areAsDrawn(GuardConsole console, Chosen chosen) {
        return chosen.newest() != null
                && chosen.count() != null
                && chosen.count() == steps.size()
                && chosen.seen().size() == 1
                && console.isSealed(PURPOSE, text(), chosen.seen().get(0));
    }

    private String text() {
        return steps.stream().map(step -> step.key() + " " + Drawn.of(step)).collect(Collectors.joining("\n"));
    }
}
