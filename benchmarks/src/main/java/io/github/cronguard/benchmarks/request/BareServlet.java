package io.github.cronguard.benchmarks.request;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A floor: it reads nothing, counts nothing, and answers 401 to everybody with the guard's body. */
final class BareServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final byte[] BODY = "{\"ok\":false,\"message\":\"Unauthorized.\"}".getBytes(StandardCharsets.UTF_8);

    private final boolean guardsHeaders;

    /** With the guard's other header lines too, or with the one alone that a 401 must have (RFC 9110, section 15.5.2). */
    BareServlet(boolean guardsHeaders) {
        this.guardsHeaders = guardsHeaders;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(response, guardsHeaders ? "0123456789abcdef0123456789abcdef" : null);
    }

    /** With all of the guard's header lines, in its order, if there is a request id. */
    static void refuse(HttpServletResponse response, @Nullable String requestId) throws IOException {
        response.setStatus(401);
        response.setContentType("application/json;charset=UTF-8");
        if (requestId != null) {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("X-Request-Id", requestId);
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentLength(BODY.length);
        response.getOutputStream().write(BODY);
    }
}
