package io.github.cronguard.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spring.RunningApp;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** An application with filter chains of its own: one for bearer tokens before all others, one with a login form for the rest. */
class HostsChainsIT {
    private static RunningApp app;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    @Import(CountedRuns.class)
    static class Host {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        SecurityFilterChain api(HttpSecurity http) throws Exception {
            return http.securityMatcher("/api/**", "/cron/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .addFilterBefore(new KnownTokens(), UsernamePasswordAuthenticationFilter.class)
                    .build();
        }

        @Bean
        SecurityFilterChain pages(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }
    }

    /** Knows none, and says so at once, as a resource server does. */
    private static final class KnownTokens extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getHeader("Authorization") != null) {
                response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                response.setStatus(401);
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    @BeforeAll
    static void start() {
        app = RunningApp.start(Host.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void comesBeforeTheChainWithTheHighestOrder() throws Exception {
        assertThat(app.post("/cron/run").statusCode()).isEqualTo(200);
        assertThat(app.sendAs("Bearer wrong", "POST", "/cron/run").body())
                .isEqualTo("{\"ok\":false,\"message\":\"Unauthorized.\"}");
    }

    @Test
    void leavesTheHostsChainsAsTheyWere() throws Exception {
        HttpResponse<String> api = app.get("/api/x");
        HttpResponse<String> page = app.sendAs("", "GET", "/page");

        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(app.get("/cron/other").headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"invalid_token\"");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        assertThat(app.sendAs("", "POST", "/page").statusCode()).isEqualTo(302);
        assertThat(app.sendAs("", "GET", "/actuator/health").statusCode()).isEqualTo(302);
    }
}
