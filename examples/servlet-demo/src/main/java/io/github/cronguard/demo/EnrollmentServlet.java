package io.github.cronguard.demo;

import io.github.cronguard.demo.parts.EnrollmentExchange;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Enrolls contacts. */
final class EnrollmentServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient EnrollmentExchange exchange;

    EnrollmentServlet(EnrollmentExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exchange.handle(request, response);
    }
}
