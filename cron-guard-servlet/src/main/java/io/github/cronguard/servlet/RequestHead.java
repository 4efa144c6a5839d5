package io.github.cronguard.servlet;

import io.github.cronguard.CronRequest;
import jakarta.servlet.http.HttpServletRequest;

/** A servlet request as the guard wants it: raw, and without its body. */
final class RequestHead {
    private RequestHead() {}

    static CronRequest of(HttpServletRequest wrapped, String folder) {
        HttpServletRequest request = ContainersRequest.of(wrapped);
        String path = RawPath.of(request, folder);
        String query = request.getQueryString();
        String peer = request.getRemoteAddr();
        return CronRequest.of(request.getMethod(), query == null ? path : path + "?" + query)
                .from(peer == null ? "" : peer)
                .secure(Encryption.covers(request))
                .headers(request.getHeaderNames(), request::getHeaders);
    }
}
