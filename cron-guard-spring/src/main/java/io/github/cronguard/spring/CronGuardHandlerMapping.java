package io.github.cronguard.spring;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronPaths;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Maps the paths of guards, and nothing else, in Spring MVC: as a bean it is all that an application without Spring Boot needs.
 * It compares the path of the request line as it is; interceptors, path patterns, CORS settings and message converters have no
 * part in it. It comes before all other mappings. Thread-safe.
 */
public final class CronGuardHandlerMapping implements HandlerMapping, Ordered {
    private final List<GuardEndpoint> endpoints = new ArrayList<>();
    private final TargetServlet target = new TargetServlet();

    /**
     * Maps one guard.
     *
     * @param guard answers; closing it is left to the host
     */
    public CronGuardHandlerMapping(CronGuard guard) {
        this(List.of(guard));
    }

    /**
     * Maps several guards.
     *
     * @param guards answer; closing them is left to the host
     * @throws IllegalStateException if two of them have a path in common
     */
    public CronGuardHandlerMapping(Collection<CronGuard> guards) {
        Set<String> taken = new HashSet<>();
        for (CronGuard guard : guards) {
            CronPaths paths = guard.paths();
            for (String path : List.of(paths.run(), paths.runs(), paths.status())) {
                if (!taken.add(path)) {
                    throw new IllegalStateException("Two guards answer at " + path + ", one of them is " + guard.name()
                            + ": give each a folder of its own by CRON_GUARD_PATH, e.g. /cron/billing/run");
                }
            }
            endpoints.add(new GuardEndpoint(guard));
        }
    }

    /**
     * Whether a guard answers a request, for a filter that stands before the dispatcher.
     *
     * @param request of which nothing but the request line is touched
     * @return true for a guard's paths, exactly as they are, on their way to a {@code DispatcherServlet}
     */
    public boolean serves(HttpServletRequest request) {
        return endpoint(request).isPresent() && target.isDispatcher(request);
    }

    @Override
    public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
        return endpoint(request).map(HandlerExecutionChain::new).orElse(null);
    }

    /** Not for what is forwarded, nor for an error page: what a filter has refused must not come back to the guard that way. */
    Optional<GuardEndpoint> endpoint(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                ? endpoints.stream()
                        .filter(endpoint -> endpoint.serves(request))
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
