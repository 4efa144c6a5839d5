package io.github.cronguard.servlet.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.servlet.CronRunServlet;
import io.github.cronguard.servlet.RawHttp;
import io.github.cronguard.servlet.TestContainer;
import io.github.cronguard.token.CronTokens;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The access log of a web server, after callers with the right token, a wrong one, and tokens in URLs. */
abstract class AccessLogContract {
    @TempDir
    Path folder;

    private final String right = CronTokens.generate().reveal();
    private final String inQuery = CronTokens.generate().reveal();
    private final String wrong = CronTokens.generate().reveal();

    /** How the server writes its log. */
    enum Logging {
        /** With the request line and the Referer, as most do. */
        NAIVE,
        /** The same, but every line goes through the scrubber. */
        SCRUBBED,
        /** A format that has neither the query nor the Referer. */
        WITHOUT_QUERY
    }

    /** Starts a server that logs into {@code access.log} in a folder. */
    abstract TestContainer start(Logging logging, Path folder, Consumer<ServletContext> application) throws Exception;

    @Test
    void theUsualFormatShowsTheTokensOfUrls() throws Exception {
        String log = logOf(Logging.NAIVE);

        assertThat(log).contains("token=" + inQuery, "token=" + wrong, "\"http://127.0.0.1/page?token=" + inQuery);
    }

    @ParameterizedTest
    @EnumSource(
            value = Logging.class,
            names = {"SCRUBBED", "WITHOUT_QUERY"})
    void noTokenIsInTheLog(Logging logging) throws Exception {
        String log = logOf(logging);

        assertThat(log).doesNotContain(right).doesNotContain(inQuery).doesNotContain(wrong);
        assertThat(log).contains("GET /cron/run", " 200 ", " 401 ", " 404 ");
    }

    @Test
    void theRestOfAScrubbedLineStays() throws Exception {
        assertThat(logOf(Logging.SCRUBBED))
                .contains("GET /cron/run?a=b&token=*** HTTP/1.1", "\"http://127.0.0.1/page?token=***\" \"an agent\"");
    }

    private String logOf(Logging logging) throws Exception {
        ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
        try (CronGuard guard = CronGuard.builder(Settings.builder()
                        .token(right)
                        .set("allow-query-token", "true")
                        .set("query-token", inQuery)
                        .build())
                .clock(clock)
                .storage(new InMemoryStorage(clock))
                .build()) {
            TestContainer container = start(logging, folder, context -> CronRunServlet.register(context, guard));
            try {
                int requests = call(new RawHttp(container.port()));
                await().atMost(Duration.ofSeconds(20)).until(() -> lines().size() >= requests);
            } finally {
                container.stop();
            }
        }
        return String.join("\n", lines());
    }

    private int call(RawHttp http) throws IOException {
        String page = "Referer: http://127.0.0.1/page?token=" + inQuery;
        http.send("GET /cron/run", "Authorization: Bearer " + right);
        http.send("GET /cron/run", "Authorization: Bearer " + wrong);
        http.send("GET /cron/run?token=" + inQuery);
        http.send("GET /cron/run?a=b&token=" + wrong, page, "User-Agent: an agent");
        http.send("GET /cron/run?TOKEN=" + right + "&to%6ben=" + inQuery);
        http.send("GET /cron/status?token=" + right, "Referer: http://h/?u=http%3A%2F%2Fh%2Frun%3Ftoken%3D" + right);
        http.send("GET /nothing-here?token=" + inQuery, page);
        return 7;
    }

    private List<String> lines() throws IOException {
        Path file = folder.resolve("access.log");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
