package io.github.cronguard.admin.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes an answer with the headers that all have, never by {@code sendError}: a container's error page might show parts of the request. */
final class AnswerWriter {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            // "no-referrer" would make "null" of the origin of our own forms
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private AnswerWriter() {}

    static void write(Answer answer, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(answer.status());
        ALWAYS.forEach(response::setHeader);
        answer.headers().forEach(response::setHeader);
        if (answer.status() == HttpServletResponse.SC_NOT_MODIFIED) {
            return;
        }
        response.setContentType(answer.type());
        response.setContentLength(answer.body().length);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try {
            response.getOutputStream().write(answer.body());
            response.flushBuffer();
        } catch (IOException | IllegalStateException e) {
            LOG.info(
                    "The page {} could not be written: {}",
                    answer.status(),
                    e.getClass().getSimpleName());
        }
    }
}
