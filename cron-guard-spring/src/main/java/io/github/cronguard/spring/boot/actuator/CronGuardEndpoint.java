package io.github.cronguard.spring.boot.actuator;

import io.github.cronguard.CronGuard;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/**
 * The actuator endpoint {@code cronguard}: reads how the guards are, pauses and resumes. Like any but the health endpoint it is
 * exposed over HTTP only where the application says so. Safe for use by several threads.
 */
@WebEndpoint(id = "cronguard")
public final class CronGuardEndpoint {
    private final List<CronGuard> guards;

    /**
     * An endpoint for guards.
     *
     * @param guards all of the application
     */
    public CronGuardEndpoint(List<CronGuard> guards) {
        this.guards = List.copyOf(guards);
    }

    /**
     * How the guards are.
     *
     * @return by their names; of one whose storage does not answer, the name of the exception's class
     */
    @ReadOperation
    public Map<String, Object> guards() {
        Details all = new Details();
        guards.forEach(guard -> all.add(guard.name(), GuardView.of(guard)));
        return new Details().add("guards", all.toMap()).toMap();
    }

    /**
     * Pauses or resumes.
     *
     * @param action {@code pause} or {@code resume}
     * @param guard the guard's name; may be null where there is one guard
     * @param scope {@code ALL}, or a sequence's key
     * @param until of a pause: a duration or an instant at which it ends by itself; null: it does not
     * @param who does it, if the request is not authenticated
     * @param reason of a pause; may be null
     * @param security who does it, if the request is authenticated
     * @return the pauses then in force; 400 with a message that says what to do; 503 if the storage does not answer
     */
    @WriteOperation
    public WebEndpointResponse<Map<String, Object>> change(
            @Selector String action,
            @Nullable String guard,
            @Nullable String scope,
            @Nullable String until,
            @Nullable String who,
            @Nullable String reason,
            SecurityContext security) {
        try {
            CronGuard chosen = Requested.guard(guards, guard);
            PauseCommand command =
                    new PauseCommand(chosen, Requested.scope(scope), Requested.who(who, security.getPrincipal()));
            return switch (action) {
                case "pause" -> answer(200, command.pause(until, reason == null ? "" : reason));
                case "resume" -> answer(200, command.resume());
                default -> answer(404, message("write pause or resume behind the endpoint's path"));
            };
        } catch (IllegalArgumentException wrong) {
            return answer(400, message(String.valueOf(wrong.getMessage())));
        } catch (RuntimeException away) {
            return answer(
                    503,
                    message("the storage does not answer: " + away.getClass().getName()));
        }
    }

    private static WebEndpointResponse<Map<String, Object>> answer(int status, Map<String, Object> body) {
        return new WebEndpointResponse<>(body, status);
    }

    private static Map<String, Object> message(String text) {
        return new Details().add("message", text).toMap();
    }
}
