package io.github.cronguard.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.servlet.RawAnswer;
import io.github.cronguard.servlet.RawHttp;
import io.github.cronguard.spring.RunningApp;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.HiddenHttpMethodFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Below a context path and a servlet path, in an application that has set everything in MVC that can be set. */
class DispatcherPathIT {
    private static final String TOKEN = "Authorization: Bearer " + RunningApp.TOKEN;
    private static final String RUN = "/app/api/cron/run";

    private static RunningApp app;
    private static RawHttp http;
    private static CountedRuns runs;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
                "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
            })
    @Import(CountedRuns.class)
    static class Host implements WebMvcConfigurer {

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new HandlerInterceptor() {
                @Override
                public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                    response.addHeader("X-Intercepted", "yes");
                    return true;
                }
            });
        }

        @Override
        public void addCorsMappings(CorsRegistry registry) {
            registry.addMapping("/**").allowedOrigins("*").allowedMethods("*");
        }

        @Bean
        Filter refusal() {
            return (request, response, chain) -> {
                if (((HttpServletRequest) request).getHeader("X-Refuse") != null) {
                    ((HttpServletResponse) response).sendError(403);
                } else {
                    chain.doFilter(request, response);
                }
            };
        }

        @Bean
        HiddenHttpMethodFilter hiddenMethods() {
            return new HiddenHttpMethodFilter();
        }
    }

    @BeforeAll
    static void start() {
        app = RunningApp.start(
                Host.class,
                "server.servlet.context-path=/app",
                "spring.mvc.servlet.path=/api",
                "spring.mvc.dispatch-options-request=false",
                "cron-guard.reply=sync",
                "cron-guard.rate-limit=1000/1m");
        http = new RawHttp(app.port());
        runs = app.context().getBean(CountedRuns.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void runsUntouchedByWhatTheApplicationHasSet(String method) throws Exception {
        RawAnswer answer = http.send(method + " " + RUN, TOKEN, "Accept: application/xml", "Origin: https://a.test");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.header("X-Intercepted")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Vary")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"})
    void refusesEveryOtherMethod(String method) throws Exception {
        RawAnswer answer =
                http.send(method + " " + RUN, TOKEN, "Origin: https://a.test", "Access-Control-Request-Method: POST");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue("GET, POST");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void echoesNothingOfATrace() throws Exception {
        RawAnswer answer = http.send("TRACE " + RUN, TOKEN);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.toString()).doesNotContain(RunningApp.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/api/cron/%72un",
                "/app/api//cron/run",
                "/app/api/cron/run;x=1",
                "/app/api/cron/run/",
                "/app/api/cron/run.json",
                "/app/ap%69/cron/run",
                "/app/cron/run",
                "/cron/run",
                "/app/api/api/cron/run",
                "/app/api/x/../cron/run"
            })
    void startsNoRunOnAnotherPath(String path) throws Exception {
        int before = runs.soFar();
        RawAnswer answer = http.send("GET " + path + "?token=" + RunningApp.TOKEN, TOKEN);

        assertThat(answer.toString()).doesNotContain(RunningApp.TOKEN).doesNotContain("cron_run_id");
        assertThat(runs.soFar()).isEqualTo(before);
    }

    @Test
    void doesNotRunAsTheErrorPageOfAFilterThatRefused() throws Exception {
        int before = runs.soFar();
        RawAnswer answer = http.send("POST " + RUN, TOKEN, "X-Refuse: yes");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("cron_run_id");
        assertThat(runs.soFar()).isEqualTo(before);
    }

    @Test
    void takesAPostedFormForWhatItIs() throws Exception {
        String form = "_method=DELETE&token=x";
        RawAnswer answer = http.sendWithBody(
                "POST " + RUN,
                form,
                TOKEN,
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length());

        assertThat(answer.status()).isEqualTo(200);
    }

    /** Boot's multipart resolver would wait for all of it, for as long as the container lets it. */
    @Test
    void readsNoFileOfAStranger() throws Exception {
        String begun = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
        RawAnswer answer = http.sendWithBody(
                "POST " + RUN, begun, "Content-Type: multipart/form-data; boundary=b", "Content-Length: 60000");

        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=b", "multipart/form-data", "multipart/mixed"})
    void runsWhateverTheBodyIs(String type) throws Exception {
        RawAnswer answer =
                http.sendWithBody("POST " + RUN, "no parts", TOKEN, "Content-Type: " + type, "Content-Length: 8");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void showsARunInItsFolder() throws Exception {
        String id = http.send("POST " + RUN, TOKEN).body().replaceAll(".*\"cron_run_id\":(\\d+).*", "$1");

        assertThat(http.send("GET /app/api/cron/runs/" + id, TOKEN).body()).contains("\"cron_run_id\":" + id);
        assertThat(http.send("GET /app/api/cron/status", TOKEN).status()).isEqualTo(200);
    }
}
