package io.github.cronguard.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the operator from the container, or from a filter that stands in for it, such as Spring Security's: whoever has logged in
 * there and has one of two roles. Logging in is the host's; the pages have to lie behind it. Safe for use by several threads.
 */
public final class ContainerAccess implements AdminAccess {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerAccess.class);

    private final String viewRole;
    private final String actRole;

    /**
     * An access by roles.
     *
     * @param viewRole whoever has it may look
     * @param actRole whoever has it may look and act
     * @throws IllegalArgumentException if one of them is blank
     */
    public ContainerAccess(String viewRole, String actRole) {
        if (viewRole.isBlank() || actRole.isBlank()) {
            throw new IllegalArgumentException(
                    "Both roles of the admin pages must be named: who may look, and who may act");
        }
        this.viewRole = viewRole;
        this.actRole = actRole;
    }

    /**
     * Whom the container knows.
     *
     * @param request of one of the pages
     * @return empty if the container knows nobody, the roles are others, or the name is none for an {@link Operator}, which is
     *     logged
     */
    @Override
    public Optional<Operator> principal(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        boolean mayAct = principal != null && request.isUserInRole(actRole);
        if (principal == null || !(mayAct || request.isUserInRole(viewRole))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Operator(principal.getName(), mayAct));
        } catch (IllegalArgumentException unfit) {
            LOG.warn("A user may see the admin pages, but has no fitting name: {}", unfit.getMessage());
            return Optional.empty();
        }
    }
}
