package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Question.Hidden;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks before a decision of steps, with those that wait for it now. */
final class StepQuestion {
    private static final int BATCH = 1_000;

    private final StepVerb verb;
    private final GuardConsole console;

    StepQuestion(StepVerb verb, GuardConsole console) {
        this.verb = verb;
        this.console = console;
    }

    Reply about(AdminRequest request, Chosen chosen, @Nullable String wrong) {
        List<StepRecord> steps = chosen.all() ? matching(chosen) : ticked(chosen);
        if (steps.isEmpty()) {
            return Trail.changed();
        }
        boolean more = chosen.all() && steps.size() >= StepAction.MOST;
        List<String> lines = steps.stream().limit(BATCH).map(StepQuestion::line).toList();
        String number = steps.size() == 1 ? "1 step" : steps.size() + " steps";
        return new Question(
                        verb.name(),
                        verb.title() + " " + (chosen.all() ? "all " : "") + number,
                        Question.few(lines, steps.size(), more),
                        consequences(steps, more),
                        hidden(chosen, steps),
                        List.of(Reason.input(request, verb.reasonRequired())),
                        verb.button() + ": " + number,
                        chosen.path(verb.state()),
                        wrong)
                .page();
    }

    private List<StepRecord> ticked(Chosen chosen) {
        StepHistory history = console.storage().stepHistory();
        return chosen.keys().stream()
                .map(history::find)
                .flatMap(Optional::stream)
                .filter(step -> step.state() == verb.state())
                .toList();
    }

    private List<StepRecord> matching(Chosen chosen) {
        List<StepRecord> found = new ArrayList<>();
        Long before = null;
        while (found.size() < StepAction.MOST) {
            List<StepRecord> batch = console.storage().stepHistory().page(chosen.query(verb.state(), before, BATCH));
            found.addAll(batch);
            if (batch.size() < BATCH) {
                break;
            }
            before = batch.get(batch.size() - 1).row();
        }
        return found;
    }

    private List<String> consequences(List<StepRecord> steps, boolean more) {
        List<String> sentences = new ArrayList<>();
        if (verb.equals(StepVerb.SEND_AGAIN)) {
            StepRecord first = steps.get(0);
            sentences.add(
                    steps.size() == 1
                            ? first.contact() + " may get this message twice. Look for X-Step-Key " + first.key()
                                    + " in the mail log first."
                            : "These contacts may get their messages twice. Look for the X-Step-Key of each in the mail"
                                    + " log first.");
        }
        sentences.add(verb.consequence());
        if (more) {
            sentences.add("At most " + StepAction.MOST + " are done at once; repeat it for the others.");
        }
        return sentences;
    }

    /** What the page was drawn for: how each ticked step is, or the newest of all, so that no later one is done too. */
    private static List<Hidden> hidden(Chosen chosen, List<StepRecord> steps) {
        List<Hidden> fields = new ArrayList<>();
        if (chosen.sequence() != null) {
            fields.add(new Hidden("sequence", chosen.sequence()));
        }
        if (chosen.error() != null) {
            fields.add(new Hidden("error", chosen.error()));
        }
        if (chosen.all()) {
            fields.add(new Hidden("all", "yes"));
            fields.add(new Hidden("newest", Long.toString(steps.get(0).row())));
            return fields;
        }
        for (StepRecord step : steps) {
            fields.add(new Hidden("step", step.key()));
            fields.add(new Hidden("seen", Drawn.of(step)));
        }
        return fields;
    }

    private static String line(StepRecord step) {
        return step.contact() + " · " + step.name() + " · " + step.key();
    }
}
