package io.github.cronguard.demo;

import io.github.cronguard.servlet.CronExchange;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets the guard say that it does not know a path, with the headers of all its answers, and count it. */
final class NotFoundServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CronExchange exchange;

    NotFoundServlet(CronExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        exchange.handle(request, response);
    }
}
