package io.github.cronguard.admin.internal.web;

import java.util.Optional;

/** Knows what lies at each path. Safe for use by several threads. */
@FunctionalInterface
public interface Routing {
    /**
     * What lies at a path.
     *
     * @param path below the servlet's own, plain: {@code /}, {@code /runs/12}
     * @return empty if nothing does
     */
    Optional<Route> at(String path);
}
