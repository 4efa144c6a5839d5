package io.github.cronguard.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spring.CronGuardHandlerMapping;
import io.github.cronguard.spring.RunningApp;
import io.github.cronguard.spring.security.CronGuardSecurity;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/** An application that states the chain itself, as the documentation shows it. */
class StatedSecurityIT {

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
        SecurityFilterChain cronGuardSecurityFilterChain(HttpSecurity http, CronGuardHandlerMapping guards)
                throws Exception {
            return CronGuardSecurity.customize(http, guards).build();
        }

        @Bean
        SecurityFilterChain others(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @Test
    void opensTheEndpointAndNothingElse() throws Exception {
        try (RunningApp app = RunningApp.start(Host.class)) {
            assertThat(app.context().getBean(FilterChainProxy.class).getFilterChains())
                    .as("the starter's own steps back")
                    .hasSize(2);
            assertThat(app.post("/cron/run").statusCode()).isEqualTo(200);
            assertThat(app.post("/cron/run").headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(app.sendAs("Basic YTpi", "POST", "/cron/run").body())
                    .isEqualTo("{\"ok\":false,\"message\":\"Unauthorized.\"}");
            assertThat(app.sendAs("", "OPTIONS", "/cron/run").statusCode()).isEqualTo(405);
            assertThat(app.get("/cron/run/x").statusCode()).isEqualTo(401);
            assertThat(app.sendAs("", "GET", "/hello").statusCode()).isEqualTo(401);

            WebInvocationPrivilegeEvaluator links = app.context().getBean(WebInvocationPrivilegeEvaluator.class);
            assertThat(links.isAllowed("/hello", null)).isFalse();
        }
    }
}
