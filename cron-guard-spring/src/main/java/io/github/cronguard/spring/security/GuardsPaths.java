package io.github.cronguard.spring.security;

import io.github.cronguard.spring.CronGuardHandlerMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Exactly what the guards answer. */
final class GuardsPaths implements RequestMatcher {
    private final Supplier<CronGuardHandlerMapping> guards;

    GuardsPaths(Supplier<CronGuardHandlerMapping> guards) {
        this.guards = guards;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        try {
            return guards.get().serves(request);
        } catch (UnsupportedOperationException madeUp) {
            // A page asks whether it may show a link: no request came, and its parts cannot be read.
            return false;
        }
    }

    @Override
    public String toString() {
        return "the paths of cron-guard";
    }
}
