package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Question.Hidden;
import io.github.cronguard.admin.internal.action.Trail.Deed;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.BadInput;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pauses everything or one sequence. The storage writes the row of the audit itself, in the transaction of the change. */
final class PauseAction implements Action {
    private static final String NAME = "pause";

    private final GuardConsole console;
    private final Trail trail;

    PauseAction(GuardConsole console, Trail trail) {
        this.console = console;
        this.trail = trail;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean asks(AdminRequest request) {
        return true;
    }

    @Override
    public Reply ask(AdminRequest request, @Nullable String wrong) {
        String scope = scope(request);
        boolean all = scope.equals(Pause.ALL);
        String what = all ? "everything" : "sequence " + scope;
        return new Question(
                        NAME,
                        "Pause " + what,
                        inForce(request, scope).map(PauseAction::line).stream().toList(),
                        List.of(
                                all
                                        ? "No run begins and no step is sent until it ends. Calls are answered that cron is paused."
                                        : "No step of this sequence is sent until it ends. Everything else goes on.",
                                all
                                        ? "Cron does not count as late meanwhile, nor for one full period afterwards."
                                        : "What becomes due meanwhile is due at once afterwards."),
                        List.of(new Hidden("scope", scope), new Hidden("seen", mark(request, scope))),
                        PauseEnd.inputs(request, Reason.input(request, all)),
                        "Pause " + what,
                        "/",
                        wrong)
                .page();
    }

    @Override
    public Optional<String> objection(AdminRequest request) {
        return scope(request).equals(Pause.ALL) ? Reason.missing(request) : Optional.empty();
    }

    @Override
    public Reply perform(AdminRequest request) {
        String scope = scope(request);
        if (!Drawn.isAsDrawn(request, mark(request, scope))) {
            return trail.changed(request, new Deed(NAME, scope, Reason.orNull(request)));
        }
        Instant until = PauseEnd.of(request, request.glance().health().at());
        String who = request.operator().name();
        try {
            console.storage()
                    .pauses()
                    .pause(scope, until, who, Reason.in(request).orElse(""));
        } catch (IllegalArgumentException unfit) {
            throw new BadInput("The field scope must be " + Pause.ALL
                    + " or the key of a sequence, and the reason must be plain text without control characters.");
        }
        return OwnRow.seen(console, who, NAME, scope);
    }

    private static String scope(AdminRequest request) {
        return request.fields().text("scope", Bounds.NAME).orElse(Pause.ALL);
    }

    static Optional<Pause> inForce(AdminRequest request, String scope) {
        return request.glance().pauses().stream()
                .filter(pause -> pause.scope().equals(scope))
                .findFirst();
    }

    /** What the form was drawn for: the pause that it would replace. */
    private static String mark(AdminRequest request, String scope) {
        return Drawn.of(inForce(request, scope).orElse(null));
    }

    private static String line(Pause pause) {
        String until = pause.until() == null ? "" : " until " + pause.until();
        return "Paused by " + pause.who() + until + " already; that pause is replaced. Its reason: " + pause.reason();
    }
}
