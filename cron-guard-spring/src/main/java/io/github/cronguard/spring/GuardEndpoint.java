package io.github.cronguard.spring;

import io.github.cronguard.CronGuard;
import io.github.cronguard.servlet.CronExchange;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import org.springframework.web.HttpRequestHandler;

/** Answers the requests to one guard's paths, below the path of the dispatcher that they came through. */
final class GuardEndpoint implements HttpRequestHandler {
    private static final String BELOW = "/*";

    private final CronExchange exchange;

    GuardEndpoint(CronGuard guard) {
        this.exchange = new CronExchange(guard);
    }

    boolean serves(HttpServletRequest request) {
        return exchange.serves(request, folder(request));
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
        exchange.handle(request, response, folder(request));
    }

    /** Where the dispatcher is mapped, e.g. {@code /api} for {@code /api/*}; the guard's paths lie below that. */
    private static String folder(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        String pattern = mapping.getPattern();
        return mapping.getMappingMatch() == MappingMatch.PATH && pattern.endsWith(BELOW)
                ? pattern.substring(0, pattern.length() - BELOW.length())
                : "";
    }
}
