package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.Trigger;
import io.github.cronguard.admin.internal.action.Trail.Deed;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.StorageHealth.Holder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a run, as a call of cron would. */
final class RunNowAction implements Action {
    private static final String NAME = "run-now";

    private final GuardConsole console;
    private final Trail trail;

    RunNowAction(GuardConsole console, Trail trail) {
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
        long backlog = request.glance().health().backlog();
        return new Question(
                        NAME,
                        "Run now",
                        List.of(console.name() + " · " + backlog + (backlog == 1 ? " step" : " steps") + " due now"),
                        List.of(
                                "A run begins at once, as if cron had called: what is due is done and sent.",
                                "If another run is going on, none begins."),
                        List.of(),
                        List.of(Reason.input(request, false)),
                        "Run now",
                        "/",
                        wrong)
                .page();
    }

    @Override
    public Reply perform(AdminRequest request) {
        GuardConsole.Start start =
                console.start(Trigger.manual(request.operator().name()));
        return start.run().isPresent()
                ? started(request, start.run().get())
                : start.instead()
                        .map(outcome -> outcome.match(new Instead(request)))
                        .orElseGet(() -> notStarted(request, "it is not known why."));
    }

    private Reply started(AdminRequest request, RunId run) {
        Deed deed = new Deed(NAME, "run " + run, Reason.orNull(request));
        return trail.done(request, deed, "Started as run " + run + ".", "/runs/" + run);
    }

    private Reply notStarted(AdminRequest request, String why) {
        return trail.notDone(
                request, new Deed(NAME, console.name(), Reason.orNull(request)), "No run began: " + why, "/");
    }

    private String holder() {
        Holder holder = console.storage().health().lease();
        if (holder == null || holder.run() == null) {
            return "another one has the lock.";
        }
        long seconds =
                Duration.between(holder.acquiredAt(), console.storage().now()).toSeconds();
        return "run " + holder.run() + " has been going for " + Math.max(0, seconds) + " s.";
    }

    /** Why there is no run. */
    private final class Instead implements RunOutcome.Visitor<Reply> {
        private final AdminRequest request;

        Instead(AdminRequest request) {
            this.request = request;
        }

        @Override
        public Reply ran(RunOutcome.Ran outcome) {
            return started(request, outcome.runId());
        }

        @Override
        public Reply busy(RunOutcome.Busy outcome) {
            return notStarted(request, holder());
        }

        @Override
        public Reply paused(RunOutcome.Paused outcome) {
            return notStarted(request, "everything is paused. Resume it first.");
        }

        @Override
        public Reply unavailable(RunOutcome.Unavailable outcome) {
            Deed deed = new Deed(NAME, console.name(), Reason.orNull(request));
            String sentence = "No run could be started: the database does not answer in time, or this node is closing.";
            return trail.refused(request, deed, 503, sentence);
        }
    }
}
