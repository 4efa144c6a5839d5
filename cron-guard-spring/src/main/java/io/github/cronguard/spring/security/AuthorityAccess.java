package io.github.cronguard.spring.security;

import io.github.cronguard.admin.AdminAccess;
import io.github.cronguard.admin.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Lets those see the Admin Control Center whom Spring Security knows and who have an authority. How they log in is the
 * application's. Safe for use by several threads.
 */
public final class AuthorityAccess implements AdminAccess {
    private final String look;
    private final String act;

    /**
     * Access by authorities, as {@code hasAuthority} compares them: a role has {@code ROLE_} in front.
     *
     * @param look who has it may look
     * @param act who has it may look and act
     */
    public AuthorityAccess(String look, String act) {
        this.look = Objects.requireNonNull(look, "look");
        this.act = Objects.requireNonNull(act, "act");
    }

    @Override
    public Optional<Operator> principal(HttpServletRequest request) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known == null || !known.isAuthenticated()) {
            return Optional.empty();
        }
        boolean mayAct = has(known, act);
        return mayAct || has(known, look) ? Optional.of(Operator.named(known.getName(), mayAct)) : Optional.empty();
    }

    private static boolean has(Authentication known, String authority) {
        return known.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(authority::equals);
    }
}
