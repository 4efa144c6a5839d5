package io.github.cronguard.benchmarks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The floor: it reads nothing, counts nothing, and answers 401 to everybody with the guard's body. */
final class BareServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final byte[] BODY = "{\"ok\":false,\"message\":\"Unauthorized.\"}".getBytes(StandardCharsets.UTF_8);

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(401);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentLength(BODY.length);
        response.getOutputStream().write(BODY);
    }
}
