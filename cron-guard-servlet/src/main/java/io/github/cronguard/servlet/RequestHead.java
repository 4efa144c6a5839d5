package io.github.cronguard.servlet;

import io.github.cronguard.CronRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A servlet request as the guard wants it: raw, and without its body. */
final class RequestHead {
    private RequestHead() {}

    static CronRequest of(HttpServletRequest wrapped, String folder) {
        HttpServletRequest request = ContainersRequest.of(wrapped);
        String query = request.getQueryString();
        CronRequest head = CronRequest.of(
                        request.getMethod(), RawPath.of(request, folder) + (query == null ? "" : "?" + query))
                .from(request.getRemoteAddr() == null ? "" : request.getRemoteAddr())
                .secure(Encryption.covers(request));
        Map<String, List<String>> lines = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            lines.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return head.headers(lines);
    }
}
