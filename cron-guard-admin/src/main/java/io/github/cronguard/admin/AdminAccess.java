package io.github.cronguard.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Says who may see the Admin Control Center. There is no default: without one there are no pages. Safe for use by several
 * threads.
 */
@FunctionalInterface
public interface AdminAccess {

    /**
     * Who makes a request. Asked for every one of them: there is no session. An access that goes by the sender's address alone
     * is open to every page that this sender's browser visits, by DNS rebinding.
     *
     * @param request of one of the pages; not to be read further than its head
     * @return the operator, or empty if nobody is known: then the answer is 401 with {@link #challenge()}, or 403 if there is none
     */
    Optional<Operator> principal(HttpServletRequest request);

    /**
     * How a browser is asked for a credential.
     *
     * @return a value of {@code WWW-Authenticate} (RFC 9110, section 11.6.1), or empty if the host has its own way to log in
     */
    default Optional<String> challenge() {
        return Optional.empty();
    }

    /**
     * Access for nobody: as if the Admin Control Center were not there.
     *
     * @return always the same
     */
    static AdminAccess none() {
        return NoAccess.NONE;
    }

    /**
     * How long a sender has to wait before it is worth another try; asked right behind {@link #principal}, when that knew nobody.
     *
     * @param request the same one
     * @return a time, which is answered with 429, or empty
     */
    default Optional<Duration> retryAfter(HttpServletRequest request) {
        return Optional.empty();
    }
}
