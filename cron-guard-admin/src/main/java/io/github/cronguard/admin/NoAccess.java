package io.github.cronguard.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Nobody. */
enum NoAccess implements AdminAccess {
    /** The only one. */
    NONE;

    @Override
    public Optional<Operator> principal(HttpServletRequest request) {
        return Optional.empty();
    }
}
