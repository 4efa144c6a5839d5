package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Question.Hidden;
import io.github.cronguard.admin.internal.action.Question.Input;
import io.github.cronguard.admin.internal.action.Trail.Deed;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.BadInput;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.StorageHealth.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the lock away from its holder, whom the form names by the fence of its lease. */
final class ForceUnlockAction implements Action {
    private static final String NAME = "force-unlock";
    private static final String PATH = "/lock";

    private final GuardConsole console;
    private final Trail trail;

    ForceUnlockAction(GuardConsole console, Trail trail) {
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
        long fence = fence(request);
        Holder holder = request.glance().health().lease();
        if (holder == null || holder.fence() != fence) {
            return Trail.changed();
        }
        Instant now = request.glance().health().at();
        String run = holder.run() == null ? "A run" : "Run " + holder.run();
        return new Question(
                        NAME,
                        "Force the lock " + console.name() + " open",
                        List.of(run + " on " + holder.node() + ", for " + between(holder.acquiredAt(), now) + ", fence "
                                + fence),
                        List.of(
                                "Waiting is mostly right: if its process is gone, the lock frees itself in "
                                        + between(now, holder.expiresAt()) + " at most. If it lives, it has to let go "
                                        + console.times().maxHold().toSeconds() + " s after it began.",
                                run + " on " + holder.node()
                                        + " may still be working. Its fence becomes invalid: it can"
                                        + " record nothing more, but a message already handed over cannot be taken back."),
                        List.of(new Hidden("fence", Long.toString(fence))),
                        List.of(
                                new Input(
                                        "typed",
                                        "Type the lock's name, " + console.name(),
                                        "",
                                        "text",
                                        true,
                                        Bounds.NAME,
                                        "",
                                        List.of()),
                                Reason.input(request, true)),
                        "Force the lock open",
                        PATH,
                        wrong)
                .page();
    }

    @Override
    public Optional<String> objection(AdminRequest request) {
        boolean typed = request.fields().text("typed", Bounds.NAME).equals(Optional.of(console.name()));
        return typed
                ? Reason.missing(request)
                : Optional.of("Type the lock's name as it stands there, so that no other one is meant.");
    }

    @Override
    public Reply perform(AdminRequest request) {
        long fence = fence(request);
        Deed deed = new Deed(NAME, console.name() + ", fence " + fence, Reason.orNull(request));
        try {
            return console.forceUnlock(fence)
                    ? trail.done(request, deed, "The lock is free: fence " + fence + " is invalid.", PATH)
                    : trail.changed(request, deed);
        } catch (UnsupportedOperationException cannot) {
            return trail.refused(
                    request,
                    deed,
                    409,
                    "This lock cannot be forced open. Wait until its lease ends, or end the process that holds it.");
        }
    }

    private static long fence(AdminRequest request) {
        return request.fields().number("fence").orElseThrow(() -> new BadInput("The field fence must be filled in."));
    }

    private static String between(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds()) + " s";
    }
}
