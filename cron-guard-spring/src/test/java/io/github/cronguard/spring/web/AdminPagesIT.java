package io.github.cronguard.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.admin.AdminAccess;
import io.github.cronguard.spring.RunningApp;
import io.github.cronguard.spring.security.AuthorityAccess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The Admin Control Center in an application with Spring Security: it knows who comes, and the pages know what they may do. */
class AdminPagesIT {
    private static final String ANNA = basic("anna");
    private static final String VERA = basic("vera");
    private static final String STRANGER = basic("stranger");
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RunningApp app;
    private static CountedRuns runs;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    @Import(CountedRuns.class)
    static class Host {

        @Bean
        AdminAccess access() {
            return new AuthorityAccess("ROLE_VIEWER", "ROLE_OPERATOR");
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("anna")
                            .password("{noop}sesame")
                            .roles("OPERATOR")
                            .build(),
                    User.withUsername("vera")
                            .password("{noop}sesame")
                            .roles("VIEWER")
                            .build(),
                    User.withUsername("stranger")
                            .password("{noop}sesame")
                            .roles("OTHER")
                            .build());
        }
    }

    /** The same without anybody who may see it. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    @Import(CountedRuns.class)
    static class Closed {

        @Bean
        AdminAccess access() {
            return AdminAccess.none();
        }

        @Bean
        UserDetailsService users() {
            return new Host().users();
        }
    }

    @BeforeAll
    static void start() {
        app = RunningApp.start(Host.class);
        runs = app.context().getBean(CountedRuns.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void showsThePagesToThoseWhoHaveTheAuthority() throws Exception {
        assertThat(app.sendAs("", "GET", "/cron/admin").statusCode()).isEqualTo(401);
        assertThat(app.sendAs(STRANGER, "GET", "/cron/admin").statusCode()).isEqualTo(403);
        HttpResponse<String> page = app.sendAs(ANNA, "GET", "/cron/admin/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("anna", "cron-guard");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    @Test
    void actsForAnOperatorByTheFormsOwnTokenAlone() throws Exception {
        Matcher token = TOKEN.matcher(
                app.sendAs(ANNA, "GET", "/cron/admin/confirm/run-now").body());
        assertThat(token.find()).isTrue();
        int before = runs.soFar();

        assertThat(act(ANNA, "csrf=").statusCode()).isEqualTo(403);
        assertThat(runs.soFar()).isEqualTo(before);
        HttpResponse<String> done = act(ANNA, "csrf=" + encoded(token.group(1)) + "&confirmed=yes");

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(URI.create("/cron/admin/actions/run-now")
                                .resolve(to)
                                .getPath())
                        .startsWith("/cron/admin/"));
        assertThat(act(VERA, "csrf=" + encoded(token.group(1)) + "&confirmed=yes")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void leavesTheFormsOfTheHostToSpringSecurity() throws Exception {
        HttpResponse<String> forged = app.sendAs(ANNA, "POST", "/hello");

        assertThat(forged.statusCode()).isIn(401, 403);
        assertThat(forged.body()).doesNotContain("the host's own");
    }

    @Test
    void isNotThereWithoutAnybodyWhoMaySeeIt() throws Exception {
        try (RunningApp closed = RunningApp.start(Closed.class)) {
            HttpResponse<String> answer = closed.sendAs(ANNA, "GET", "/cron/admin");

            assertThat(answer.body()).isEqualTo("the host's own");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isEmpty();
        }
    }

    private static HttpResponse<String> act(String who, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.port() + "/cron/admin/actions/run-now"))
                .header("Authorization", who)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":sesame").getBytes(StandardCharsets.UTF_8));
    }
}
