package io.github.cronguard.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The request as the container made it. Filters wrap it to show another sender, scheme or path, e.g. after headers that
 * anybody can send; a guard judges those headers itself, by the proxies that it was told to trust.
 */
final class ContainersRequest {
    private ContainersRequest() {}

    static HttpServletRequest of(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner instanceof HttpServletRequest http ? http : request;
    }
}
