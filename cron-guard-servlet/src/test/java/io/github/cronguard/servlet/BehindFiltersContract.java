package io.github.cronguard.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronPaths;
import io.github.cronguard.CronRequest;
import io.github.cronguard.CronResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guard in the folder of another servlet, behind a filter that shows another request than the one that came. */
abstract class BehindFiltersContract {
    private static final CronPaths PATHS = CronPaths.beside("/cron/run");

    private final BlockingQueue<CronRequest> seen = new LinkedBlockingQueue<>();
    private final CronExchange exchange = new CronExchange(PATHS, this::answer, head -> Optional.empty(), this::answer);
    private final TestContainer.Starter starter;
    private TestContainer container;
    private RawHttp http;

    BehindFiltersContract(TestContainer.Starter starter) {
        this.starter = starter;
    }

    @BeforeEach
    void start() throws Exception {
        container = starter.start("/app", this::deploy);
        http = new RawHttp(container.port());
    }

    @AfterEach
    void stop() throws Exception {
        container.stop();
    }

    private void deploy(ServletContext context) {
        context.addServlet("dispatcher", new Dispatcher()).addMapping("/api/*");
        context.addFilter("pretending", new Pretending())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    private CronResponse answer(CronRequest request) {
        seen.add(request);
        return new CronResponse(202, Map.of("Location", "/cron/runs/12"), "{}");
    }

    private final class Dispatcher extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            if (exchange.serves(request, "/api")) {
                exchange.handle(request, response, "/api");
            } else {
                response.setStatus(404);
            }
        }
    }

    /** Believes whatever it is told, as a filter for forwarded headers may, and unpacks the body. */
    private static final class Pretending extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(new HttpServletRequestWrapper(new Pretended(request)), response);
        }
    }

    private static final class Pretended extends HttpServletRequestWrapper {
        Pretended(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRemoteAddr() {
            return "203.0.113.9";
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getScheme() {
            return "https";
        }

        @Override
        public String getMethod() {
            return "DELETE";
        }

        @Override
        public String getRequestURI() {
            return "/app/api/cron/run";
        }

        @Override
        public String getContextPath() {
            return "/prefix/app";
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return Collections.enumeration(
                    name.equalsIgnoreCase("X-Forwarded-For") ? List.of() : Collections.list(super.getHeaders(name)));
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Unpacked();
        }
    }

    private static final class Unpacked extends ServletInputStream {
        private final ByteArrayInputStream bytes =
                new ByteArrayInputStream("unpacked".getBytes(StandardCharsets.US_ASCII));

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void judgesTheRequestThatCame() throws Exception {
        http.send("POST /app/api/cron/run?a=1", "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https");

        CronRequest request = seen.remove();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/cron/run");
        assertThat(request.query()).hasValue("a=1");
        assertThat(request.peer()).isEqualTo("127.0.0.1");
        assertThat(request.secure()).isFalse();
        assertThat(request.headers("X-Forwarded-For")).containsExactly("203.0.113.9");
    }

    @Test
    void readsTheBodyThatTheFiltersHandOn() throws Exception {
        http.sendWithBody("POST /app/api/cron/run", "packed", "Content-Length: 6");

        assertThat(new String(seen.remove().body(), StandardCharsets.US_ASCII)).isEqualTo("unpacked");
    }

    @Test
    void pointsALocationIntoTheFolder() throws Exception {
        assertThat(http.send("GET /app/api/cron/run").header("Location")).hasValue("/app/api/cron/runs/12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/ap%69/cron/run",
                "/app/api/cron/%72un",
                "/app/api//cron/run",
                "/app//api/cron/run",
                "/app/api;x=1/cron/run",
                "/app/api/cron/run;x=1",
                "/app/api/api/cron/run",
                "/app/cron/run",
                "/app/other/../api/cron/run",
                "/app/api/cron/run/"
            })
    void isNotFoundInAnotherSpelling(String path) throws Exception {
        // 405 from a container that looks for a file, by the method that the filter pretends
        assertThat(http.send("GET " + path).status()).isIn(400, 404, 405);
        assertThat(seen).isEmpty();
    }
}
