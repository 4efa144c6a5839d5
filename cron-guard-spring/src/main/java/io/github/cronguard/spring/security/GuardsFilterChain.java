package io.github.cronguard.spring.security;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.PriorityOrdered;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Has no filter, so that none can take the credential for its own. {@link PriorityOrdered}: it comes before a chain of the host
 * that has the highest {@code @Order} there is and matches everything.
 */
final class GuardsFilterChain implements SecurityFilterChain, PriorityOrdered {
    private final RequestMatcher paths;

    GuardsFilterChain(RequestMatcher paths) {
        this.paths = paths;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return paths.matches(request);
    }

    @Override
    public List<Filter> getFilters() {
        return List.of();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public String toString() {
        return "no filter for " + paths;
    }
}
