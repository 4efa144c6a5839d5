package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Trail.Deed;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.spi.Bounds;

/** Ends a pause at once. The storage writes the row of the audit itself, in the transaction of the change. */
final class ResumeAction implements Action {
    private static final String NAME = "resume";

    private final GuardConsole console;
    private final Trail trail;

    ResumeAction(GuardConsole console, Trail trail) {
        this.console = console;
        this.trail = trail;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean asks(AdminRequest request) {
        return false;
    }

    @Override
    public Reply perform(AdminRequest request) {
        String scope = request.fields().required("scope", Bounds.NAME);
        String who = request.operator().name();
        String now = Drawn.of(PauseAction.inForce(request, scope).orElse(null));
        return Drawn.isAsDrawn(request, now) && console.storage().pauses().resume(scope, who)
                ? OwnRow.seen(console, who, NAME, scope)
                : trail.changed(request, new Deed(NAME, scope, null));
    }
}
