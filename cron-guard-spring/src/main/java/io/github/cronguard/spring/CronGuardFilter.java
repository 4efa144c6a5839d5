package io.github.cronguard.spring;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps a guard's requests from what happens before the dispatcher asks its mappings. A {@code TRACE}, which a
 * {@code DispatcherServlet} answers itself with all headers of the request, the credential among them, is given to the guard,
 * which answers 405. And nobody reads a posted form before the guard has seen who sends it. Thread-safe.
 */
public final class CronGuardFilter implements Filter {
    private final Supplier<CronGuardHandlerMapping> guards;

    /**
     * A filter for all requests of the application, best in front of all others.
     *
     * @param guards answer; asked at each request, as filters are made before most beans
     */
    public CronGuardFilter(Supplier<CronGuardHandlerMapping> guards) {
        this.guards = guards;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            Optional<GuardEndpoint> endpoint = guards.get().endpoint(http);
            if (endpoint.isPresent() && http.getMethod().equals("TRACE")) {
                endpoint.get().handleRequest(http, answer);
                return;
            }
            chain.doFilter(endpoint.isPresent() ? new UnreadRequest(http) : http, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
