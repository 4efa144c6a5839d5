package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Trail.Deed;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.spi.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A decision of steps that wait for a person: of one, of ticked ones, or of all that match, in batches. */
final class StepAction implements Action {
    /** Then an operator is told; what waits before the server for longer would give up on it. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** The most used decision, and not a dangerous one while its cause is still remembered. */
    private static final Duration YOUNG = Duration.ofHours(24);

    private final StepVerb verb;
    private final GuardConsole console;
    private final Trail trail;
    private final StepQuestion question;

    StepAction(StepVerb verb, GuardConsole console, Trail trail) {
        this.verb = verb;
        this.console = console;
        this.trail = trail;
        this.question = new StepQuestion(verb, console);
    }

    @Override
    public String name() {
        return verb.name();
    }

    @Override
    public boolean asks(AdminRequest request) {
        if (verb.reasonRequired()) {
            return true;
        }
        Chosen chosen = Chosen.of(request);
        return !chosen.single()
                || (verb.equals(StepVerb.RETRY) && isOld(request, chosen.keys().get(0)));
    }

    private boolean isOld(AdminRequest request, String key) {
        Optional<Instant> claimed = console.storage().stepHistory().find(key).map(StepRecord::claimedAt);
        Instant young = request.glance().health().at().minus(YOUNG);
        return claimed.isPresent() && claimed.get().isBefore(young);
    }

    @Override
    public Reply ask(AdminRequest request, @Nullable String wrong) {
        return question.about(request, Chosen.of(request), wrong);
    }

    @Override
    public Optional<String> objection(AdminRequest request) {
        return verb.reasonRequired() ? Reason.missing(request) : Optional.empty();
    }

    /**
     * What is to be done.
     *
     * @param decisions one for each step: false if it had changed
     * @param single whether it is one step, which the result names
     * @param more whether more steps match
     * @param note what the result says too; may be empty
     */
    private record Work(List<BooleanSupplier> decisions, boolean single, boolean more, String note) {}

    @Override
    public Reply perform(AdminRequest request) {
        long began = console.nanoTime();
        Chosen chosen = Chosen.of(request);
        Deed deed = new Deed(name(), chosen.target(verb.state()), Reason.orNull(request));
        if (!chosen.all()) {
            return decided(request, deed, new Work(ticked(chosen), chosen.single(), false, ""), began);
        }
        // without the number of its newest row, all would be matched that there are by now
        Matching matching = chosen.newest() == null ? new Matching(List.of(), false) : question.matching(chosen);
        if (!matching.areAsDrawn(console, chosen)) {
            return trail.changed(request, deed);
        }
        boolean far = question.mayBeFarther(request, chosen, matching);
        return decided(
                request,
                deed,
                new Work(all(matching), false, matching.more(), far ? " " + StepQuestion.FAR : ""),
                began);
    }

    private Reply decided(AdminRequest request, Deed deed, Work work, long began) {
        Tally tally = new Tally();
        boolean inTime;
        try {
            inTime = decideInTime(work.decisions(), tally, began);
        } catch (RuntimeException | Error cause) {
            if (tally.done() == 0) {
                throw cause;
            }
            throw new BrokeOff(deed, verb.done() + ": " + tally + ", then it broke off: the log says why.", cause);
        }
        if (tally.done() == 0) {
            return trail.changed(request, deed);
        }
        String what = work.single() ? deed.target() : tally.toString();
        String rest = work.more() || !inTime ? "; there are more: repeat it for the rest." : ".";
        return trail.done(request, deed, verb.done() + ": " + what + rest + work.note(), Chosen.path(verb.state()));
    }

    /** False if the time was up before the last one. */
    private boolean decideInTime(List<BooleanSupplier> decisions, Tally tally, long began) {
        for (BooleanSupplier decision : decisions) {
            if (tally.total() > 0 && console.nanoTime() - began >= LONGEST.toNanos()) {
                return false;
            }
            tally.add(decision.getAsBoolean());
        }
        return true;
    }

    private List<BooleanSupplier> ticked(Chosen chosen) {
        List<BooleanSupplier> decisions = new ArrayList<>();
        for (int i = 0; i < chosen.keys().size(); i++) {
            String key = chosen.keys().get(i);
            String seen = i < chosen.seen().size() ? chosen.seen().get(i) : "";
            decisions.add(() -> isAsShown(key, seen) && decide(key));
        }
        return decisions;
    }

    private List<BooleanSupplier> all(Matching matching) {
        return matching.steps().stream()
                .map(step -> (BooleanSupplier) () -> decide(step.key()))
                .toList();
    }

    private boolean isAsShown(String key, String seen) {
        return console.storage().stepHistory().find(key).stream()
                .anyMatch(step -> step.state() == verb.state() && Drawn.of(step).equals(seen));
    }

    private boolean decide(String key) {
        return verb.decision().on(console.storage().enrollments(), key);
    }
}
