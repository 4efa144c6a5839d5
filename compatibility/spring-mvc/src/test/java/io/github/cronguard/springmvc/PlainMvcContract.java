package io.github.cronguard.springmvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.servlet.RawAnswer;
import io.github.cronguard.servlet.RawHttp;
import io.github.cronguard.servlet.TestContainer;
import io.github.cronguard.spring.CronGuardFilter;
import io.github.cronguard.spring.CronGuardHandlerMapping;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.SpringVersion;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A dispatcher, a guard, and a controller that wants every path, on any container. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlainMvcContract {
    private static final String RIGHT = "Authorization: Bearer " + Host.TOKEN;

    private final TestContainer.Starter starter;
    private final AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    private TestContainer container;
    private RawHttp http;

    PlainMvcContract(TestContainer.Starter starter) {
        this.starter = starter;
    }

    @EnableWebMvc
    @RestController
    static class Controllers {

        @RequestMapping("/**")
        String host() {
            return "the host's own";
        }
    }

    private static final class Own extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(299);
        }
    }

    @BeforeAll
    void start() throws Exception {
        spring.register(Host.class, Controllers.class);
        container = starter.start("", this::deploy);
        http = new RawHttp(container.port());
    }

    @AfterAll
    void stop() throws Exception {
        container.stop();
        spring.close();
    }

    private void deploy(ServletContext context) {
        var dispatcher = context.addServlet("dispatcher", new DispatcherServlet(spring));
        dispatcher.addMapping("/");
        dispatcher.setLoadOnStartup(1);
        context.addServlet("own", new Own()).addMapping("/cron/status");
        Filter seen = (request, response, chain) -> {
            boolean serves = spring.getBean(CronGuardHandlerMapping.class).serves((HttpServletRequest) request);
            ((HttpServletResponse) response).setHeader("X-Serves", String.valueOf(serves));
            chain.doFilter(request, response);
        };
        context.addFilter("seen", seen).addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        context.addFilter("cron-guard", new CronGuardFilter(() -> spring.getBean(CronGuardHandlerMapping.class)))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    @Test
    void needsNoClassOfBoot() {
        assertThat(SpringVersion.getVersion()).isEqualTo(System.getProperty("expected.spring"));
        assertThatThrownBy(() -> Class.forName("org.springframework.boot.SpringApplication"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void runs(String method) throws Exception {
        RawAnswer answer = http.send(method + " /cron/run", RIGHT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"ok\":true,\"message\":\"Schedule executed.\"");
        assertThat(answer.header("X-Serves")).hasValue("true");
        assertThat(http.send(method + " /cron/run").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND"})
    void refusesEveryOtherMethod(String method) throws Exception {
        RawAnswer answer = http.send(
                method + " /cron/run", RIGHT, "Origin: https://a.test", "Access-Control-Request-Method: POST");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue("GET, POST");
    }

    @Test
    void echoesNothingOfATrace() throws Exception {
        RawAnswer answer = http.send("TRACE /cron/run", RIGHT);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.toString()).doesNotContain(Host.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cron/%72un",
                "//cron/run",
                "/cron/run;x=1",
                "/cron/run/",
                "/cron/run.json",
                "/cron/./run",
                "/CRON/RUN",
                "/cron/run%00",
                "/cron%2Frun"
            })
    void startsNoRunOnAnotherPath(String path) throws Exception {
        RawAnswer answer = http.send("GET " + path, RIGHT);

        assertThat(answer.body()).doesNotContain("cron_run_id");
        assertThat(answer.header("X-Serves").orElse("false")).isEqualTo("false");
        assertThat(answer.toString()).doesNotContain(Host.TOKEN);
    }

    @Test
    void saysThatItDoesNotServeWhatAnotherServletAnswers() throws Exception {
        RawAnswer answer = http.send("GET /cron/status", RIGHT);

        assertThat(answer.status()).isEqualTo(299);
        assertThat(answer.header("X-Serves")).hasValue("false");
    }

    @Test
    void leavesOtherPathsToTheHost() throws Exception {
        assertThat(http.send("GET /hello").body()).isEqualTo("the host's own");
    }
}
