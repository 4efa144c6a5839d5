package io.github.cronguard.admin.internal.action;

import io.github.cronguard.CronHealth;
import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Question.Hidden;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.Reply.Problem;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks before a decision of steps, with those that wait for it now. */
final class StepQuestion {
    static final String FAR =
            "Only the newest 10,000 steps behind the last of these were looked at: older ones that match may be left.";

    private static final String NONE_NEAR =
            "None of the newest 10,000 steps that wait matches. Older ones were not looked at.";

    private final StepVerb verb;
    private final GuardConsole console;

    StepQuestion(StepVerb verb, GuardConsole console) {
        this.verb = verb;
        this.console = console;
    }

    Reply about(AdminRequest request, Chosen chosen, @Nullable String wrong) {
        Matching matching = chosen.all() ? matching(chosen) : new Matching(ticked(chosen), false);
        List<StepRecord> steps = matching.steps();
        boolean far = mayBeFarther(request, chosen, matching);
        if (steps.isEmpty()) {
            return far ? new Problem(409, NONE_NEAR) : Trail.changed();
        }
        List<String> lines = steps.stream().map(StepQuestion::line).toList();
        String number = steps.size() == 1 ? "1 step" : steps.size() + " steps";
        return new Question(
                        verb.name(),
                        verb.title() + " " + (chosen.all() ? "all " : "") + number,
                        Question.few(lines, steps.size(), matching.more()),
                        consequences(matching, far),
                        hidden(chosen, matching),
                        List.of(Reason.input(request, verb.reasonRequired())),
                        verb.button() + ": " + number,
                        chosen.back(verb.state()),
                        wrong)
                .page();
    }

    Matching matching(Chosen chosen) {
        return Matching.of(console.storage().stepHistory(), chosen, verb.state());
    }

    /** Whether there may be matching ones that were not looked at: a filter looks so far, and no count goes beyond. */
    boolean mayBeFarther(AdminRequest request, Chosen chosen, Matching matching) {
        if (!chosen.all() || !chosen.filtered() || matching.more()) {
            return false;
        }
        CronHealth health = request.glance().health();
        return (verb.state() == StepState.DEAD ? health.dead() : health.uncertain()) >= Backlog.MOST;
    }

    private List<StepRecord> ticked(Chosen chosen) {
        StepHistory history = console.storage().stepHistory();
        return chosen.keys().stream()
                .map(history::find)
                .flatMap(Optional::stream)
                .filter(step -> step.state() == verb.state())
                .toList();
    }

    private List<String> consequences(Matching matching, boolean far) {
        List<StepRecord> steps = matching.steps();
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
        if (matching.more()) {
            sentences.add("At most " + Matching.MOST + " are done at once; repeat it for the others.");
        }
        if (far) {
            sentences.add(FAR);
        }
        return sentences;
    }

    /** What the page was drawn for: how each ticked step is, or what all are, so that none is done that was not among them. */
    private List<Hidden> hidden(Chosen chosen, Matching matching) {
        List<StepRecord> steps = matching.steps();
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
            fields.add(new Hidden("count", Integer.toString(steps.size())));
            fields.add(new Hidden("seen", matching.seal(console)));
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
