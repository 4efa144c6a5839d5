package io.github.cronguard.admin.internal.web;

import io.github.cronguard.admin.Operator;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A request of a known operator to something that is there.
 *
 * @param request as the container's filters hand it on
 * @param operator who
 * @param place where
 * @param route what lies there
 */
record Visit(HttpServletRequest request, Operator operator, Place place, Route route) {
    boolean post() {
        return request.getMethod().equals("POST");
    }
}
