package io.github.cronguard.servlet;

import io.github.cronguard.CronResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes an answer, never by {@code sendError}: the container's own error page might show parts of the request. */
final class ResponseWriter {
    private static final Logger log = LoggerFactory.getLogger(ResponseWriter.class);

    void write(CronResponse answer, HttpServletRequest wrapped, String folder, HttpServletResponse response) {
        HttpServletRequest request = ContainersRequest.of(wrapped);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        if (!answer.headers().containsKey("Content-Type")) {
            response.setContentType("application/json;charset=UTF-8");
        }
        answer.headers().forEach(response::setHeader);
        String location = answer.headers().get("Location");
        if (location != null) {
            // a guard does not know under which context path it is deployed
            response.setHeader("Location", RawPath.baseOf(request, folder) + location);
        }
        response.setContentLength(body.length);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try {
            response.getOutputStream().write(body);
            if (mayBelongToARun(answer)) {
                response.flushBuffer(); // only so does it come out here that the caller is gone
            }
        } catch (IOException | IllegalStateException e) {
            // The run went on without the caller; only its reply is lost.
            log.info(
                    "The reply {} could not be written: {}",
                    answer.status(),
                    e.getClass().getSimpleName());
        }
    }

    /** A refusal does not: nobody misses it, and whoever floods the endpoint decides how many there are. */
    private static boolean mayBelongToARun(CronResponse answer) {
        return answer.status() < 400 || answer.status() >= 500;
    }
}
