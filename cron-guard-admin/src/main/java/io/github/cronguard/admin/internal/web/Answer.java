package io.github.cronguard.admin.internal.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole answer, before any of it is written. */
final class Answer {
    private final int status;
    private final String type;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Answer(int status, String type, byte[] body, String caching) {
        this.status = status;
        this.type = type;
        this.body = body;
        headers.put("Cache-Control", caching);
    }

    static Answer html(int status, String text) {
        return new Answer(status, "text/html;charset=utf-8", text.getBytes(StandardCharsets.UTF_8), "no-store");
    }

    /** For a browser's own store alone: whoever may not see the pages may not see these either. */
    static Answer asset(String type, byte[] body) {
        return new Answer(200, type, body, "private, max-age=31536000, immutable");
    }

    /** Relative to the page that was asked for, so that no host has to be named. */
    static Answer seeOther(String location) {
        return html(303, "").with("Location", location);
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
