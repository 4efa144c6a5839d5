package io.github.cronguard.admin.internal.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The request as the container made it. Filters wrap it to show another sender, host or path, e.g. after headers that anybody
 * can send.
 */
public final class ContainersRequest {
    private ContainersRequest() {}

    /**
     * The innermost request.
     *
     * @param request as it came through the filters
     * @return the container's own
     */
    public static HttpServletRequest of(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner instanceof HttpServletRequest http ? http : request;
    }
}
