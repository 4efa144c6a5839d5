package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Trail.Deed;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.spi.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A decision of steps that wait for a person: of one, of ticked ones, or of all that match, in batches. */
final class StepAction implements Action {
    /** Behind these, an operator looks at what was done, and goes on if it was right. */
    static final int MOST = 3_000;

    private static final int BATCH = 500;

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

    @Override
    public Reply perform(AdminRequest request) {
        Chosen chosen = Chosen.of(request);
        Deed deed = new Deed(name(), chosen.target(verb.state()), Reason.orNull(request));
        Tally tally = new Tally();
        try {
            if (chosen.all()) {
                decideAll(chosen, tally);
            } else {
                decideTicked(chosen, tally);
            }
        } catch (RuntimeException cause) {
            throw tally.total() == 0
                    ? cause
                    : new BrokeOff(deed, verb.done() + ": " + tally + ", then it broke off: the log says why.", cause);
        }
        if (tally.done() == 0) {
            return trail.changed(request, deed);
        }
        String what = chosen.single() ? chosen.keys().get(0) : tally.toString();
        return trail.done(request, deed, verb.done() + ": " + what + ".", chosen.path(verb.state()));
    }

    private void decideTicked(Chosen chosen, Tally tally) {
        for (int i = 0; i < chosen.keys().size(); i++) {
            String key = chosen.keys().get(i);
            boolean asShown =
                    i < chosen.seen().size() && isAsShown(key, chosen.seen().get(i));
            tally.add(asShown && decide(key));
        }
    }

    private boolean isAsShown(String key, String seen) {
        return console.storage().stepHistory().find(key).stream()
                .anyMatch(step -> step.state() == verb.state() && Drawn.of(step).equals(seen));
    }

    private void decideAll(Chosen chosen, Tally tally) {
        Long before = null;
        while (tally.total() < MOST) {
            int limit = (int) Math.min(BATCH, MOST - tally.total());
            List<StepRecord> batch = console.storage().stepHistory().page(chosen.query(verb.state(), before, limit));
            batch.forEach(step -> tally.add(decide(step.key())));
            if (batch.size() < limit) {
                return;
            }
            before = batch.get(batch.size() - 1).row();
        }
    }

    private boolean decide(String key) {
        return verb.decision().on(console.storage().enrollments(), key);
    }
}
