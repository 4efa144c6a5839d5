package io.github.cronguard.servlet;

import io.github.cronguard.CronRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

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
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                head = head.header(name, value);
            }
        }
        return head;
    }
}
