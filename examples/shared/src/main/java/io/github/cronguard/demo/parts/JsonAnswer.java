package io.github.cronguard.demo.parts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The demo's own answers, in the shape of the library's. No part of a request is ever in them. */
public final class JsonAnswer {
    private JsonAnswer() {}

    /**
     * A refusal.
     *
     * @param text a fixed one
     * @return the body
     */
    public static String message(String text) {
        return "{\"ok\":false,\"message\":\"" + text + "\"}";
    }

    /**
     * A refusal that says no more than its status.
     *
     * @param phrase of the status, e.g. {@code Bad Request}
     * @return the body
     */
    public static String status(String phrase) {
        return message(phrase.charAt(0) + phrase.substring(1).toLowerCase(Locale.ROOT) + ".");
    }

    /**
     * Writes one answer.
     *
     * @param response not committed
     * @param status its status
     * @param body JSON
     * @throws IOException if the caller is gone
     */
    public static void write(HttpServletResponse response, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
