package io.github.cronguard.spring.security;

import io.github.cronguard.spring.CronGuardHandlerMapping;
import java.util.function.Supplier;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets requests to exactly the guards' paths pass Spring Security: the guard's own credential decides there. Everything else
 * stays as the application has it. Spring Boot's auto-configuration registers {@link #filterChain(Supplier)} by itself.
 */
public final class CronGuardSecurity {
    private CronGuardSecurity() {}

    /**
     * A chain for the guards' paths without any filter: no session, no CSRF token, no login, and nobody who takes the
     * {@code Authorization} header for the application's own. As a bean it comes before all others.
     *
     * @param guards map the paths
     * @return the chain
     */
    public static SecurityFilterChain filterChain(CronGuardHandlerMapping guards) {
        return filterChain(() -> guards);
    }

    /**
     * The same, for guards that are made later.
     *
     * @param guards map the paths; asked at each request
     * @return the chain
     */
    public static SecurityFilterChain filterChain(Supplier<CronGuardHandlerMapping> guards) {
        return new GuardsFilterChain(new GuardsPaths(guards));
    }

    /**
     * Makes a chain for the guards' paths out of the application's {@code HttpSecurity}, for those who want filters of their
     * own there: stateless, without CSRF token, saved requests, login and logout, and open to everybody.
     * What the application adds to every {@code HttpSecurity}, e.g. by a {@code Customizer<HttpSecurity>} bean, is in it; a filter that
     * reads {@code Authorization} must not be.
     *
     * @param http not built yet, and not used for another chain
     * @param guards map the paths
     * @return {@code http}
     * @throws Exception as {@code HttpSecurity} says
     */
    public static HttpSecurity customize(HttpSecurity http, CronGuardHandlerMapping guards) throws Exception {
        return http.securityMatcher(new GuardsPaths(() -> guards))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }
}
