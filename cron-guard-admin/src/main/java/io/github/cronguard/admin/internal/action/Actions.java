package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Trail.Deed;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.BadInput;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that an operator can do to a guard; there is nothing beside. */
public final class Actions {
    private final Map<String, Action> byName = new LinkedHashMap<>();
    private final Trail trail;

    /**
     * The actions on a guard.
     *
     * @param console of the guard
     */
    public Actions(GuardConsole console) {
        this.trail = new Trail(console);
        List<Action> all = List.of(
                new PauseAction(console, trail),
                new ResumeAction(console, trail),
                new StepAction(StepVerb.CONFIRM_SENT, console, trail),
                new StepAction(StepVerb.SEND_AGAIN, console, trail),
                new StepAction(StepVerb.RETRY, console, trail),
                new StepAction(StepVerb.DISCARD, console, trail),
                new ContactAction(ContactVerb.CANCEL, console, trail),
                new ContactAction(ContactVerb.PAUSE, console, trail),
                new ContactAction(ContactVerb.RESUME, console, trail),
                new ForceUnlockAction(console, trail),
                new RunNowAction(console, trail));
        all.forEach(action -> byName.put(action.name(), action));
    }

    /**
     * The actions.
     *
     * @return their names, as they stand in the path
     */
    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * What asks before an action.
     *
     * @param name the action's
     * @return the view, or empty if there is no such action
     */
    public Optional<View> asking(String name) {
        return Optional.ofNullable(byName.get(name)).map(action -> request -> action.ask(request, null));
    }

    /**
     * What performs an action, or asks first where it was not asked yet.
     *
     * @param name the action's
     * @return the view, or empty if there is no such action
     */
    public Optional<View> acting(String name) {
        return Optional.ofNullable(byName.get(name)).map(action -> request -> acted(action, request));
    }

    private Reply acted(Action action, AdminRequest request) {
        if (action.asks(request)) {
            if (request.fields().text("confirmed", 3).isEmpty()) {
                return action.ask(request, null);
            }
            Optional<String> wrong = action.objection(request);
            if (wrong.isPresent()) {
                return action.ask(request, wrong.get());
            }
        }
        try {
            return action.perform(request);
        } catch (BadInput malformed) {
            throw malformed;
        } catch (BrokeOff part) {
            trail.addDone(request, part.deed(), part.detail());
            throw part.why();
        } catch (RuntimeException broken) {
            trail.tryRefused(request, new Deed(action.name(), "", null), "It broke off: the log says why.");
            throw broken;
        }
    }
}
