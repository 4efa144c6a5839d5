package io.github.cronguard.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.cronguard.internal.run.GuardThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedHttpTest {
    private final ExecutorService threads = GuardThreads.cached("test-server");
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(GuardThreads.factory("test-timer"));
    private final BoundedHttp http = new BoundedHttp("test-http", timer, Duration.ofSeconds(3), Duration.ofSeconds(10));
    private final BoundedHttp impatient =
            new BoundedHttp("test-http", timer, Duration.ofSeconds(3), Duration.ofMillis(300));
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger elsewhere = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        serve("/good", exchange -> {
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("good".getBytes(UTF_8));
        });
        serve("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        serve("/redirect", exchange -> {
            exchange.getResponseHeaders().add("Location", uri("/elsewhere").toString());
            exchange.sendResponseHeaders(307, -1);
        });
        serve("/status/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            exchange.sendResponseHeaders(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)), -1);
        });
        serve("/bytes/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            int length = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
            exchange.sendResponseHeaders(200, 0); // chunked: the length is not told
            exchange.getResponseBody().write(new byte[length]);
        });
        serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            writeUntilBroken(exchange.getResponseBody(), new byte[8_192], 0);
        });
        serve("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            writeUntilBroken(exchange.getResponseBody(), new byte[1], 20);
        });
        serve("/hang", exchange -> awaitEnd(60_000));
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        http.close();
        impatient.close();
        server.stop(0);
        timer.shutdownNow();
        threads.shutdownNow();
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private boolean awaitEnd(long millis) {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void writeUntilBroken(OutputStream out, byte[] part, long pause) {
        try {
            while (!awaitEnd(pause)) {
                out.write(part);
                out.flush();
            }
        } catch (IOException hungUp) {
            brokenOff.incrementAndGet();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static byte[] get(BoundedHttp http, URI uri) throws Exception {
        return http.get(uri).get(30, TimeUnit.SECONDS);
    }

    @Test
    void getsASmallDocumentAndSendsNoCredential() throws Exception {
        assertThat(get(http, uri("/good"))).asString(UTF_8).isEqualTo("good");
        assertThat(headers).containsEntry("User-agent", "cron-guard").doesNotContainKeys("Authorization", "Cookie");
    }

    @Test
    void followsNoRedirect() {
        assertThatThrownBy(() -> get(http, uri("/redirect")))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(BrokenAnswer.class)
                .hasRootCauseMessage("status 307");
        assertThat(elsewhere).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404, 500, 503})
    void refusesEveryStatusBut200(int status) {
        assertThatThrownBy(() -> get(http, uri("/status/" + status))).hasRootCauseMessage("status " + status);
    }

    @Test
    void hangsUpBehind256Kilobytes() throws Exception {
        assertThat(get(http, uri("/bytes/262144"))).hasSize(262_144);
        for (String path : new String[] {"/bytes/262145", "/bytes/10000000", "/endless"}) {
            assertThatThrownBy(() -> get(http, uri(path)))
                    .hasRootCauseInstanceOf(BrokenAnswer.class)
                    .hasRootCauseMessage("the answer has more than 262144 bytes");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> brokenOff.get() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hang", "/trickle"})
    void givesUpWhatDoesNotComeToItsEnd(String path) {
        assertThatThrownBy(() -> get(impatient, uri(path))).hasCauseInstanceOf(CancellationException.class);
        if (path.equals("/trickle")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> brokenOff.get() > 0);
        }
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() {
        BoundedHttp patient = new BoundedHttp("test-http", timer, Duration.ofSeconds(3), Duration.ofHours(1));
        var answer = patient.get(uri("/hang"));
        patient.close();
        assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
        assertThat(answer).isDone();
    }

    @Test
    void letsGoOfTheThreadThatWaitsForTheNetworkWhenItIsClosed() throws Exception {
        Set<Thread> others = selectors();
        BoundedHttp closed = new BoundedHttp("test-http", timer, Duration.ofSeconds(3), Duration.ofSeconds(10));
        get(closed, uri("/good"));
        Set<Thread> own = selectors();
        own.removeAll(others);
        assertThat(own).hasSize(1);
        closed.close();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(own).noneMatch(Thread::isAlive);
        });
        assertThatThrownBy(() -> get(closed, uri("/good"))).hasRootCauseInstanceOf(CancellationException.class);
        others.addAll(own);
        assertThat(others).as("a call behind the end makes no other one").containsAll(selectors());
    }

    private static Set<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("HttpClient-\\d+-SelectorManager"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void failsWhereNobodyListens() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThatThrownBy(() -> get(http, URI.create("http://127.0.0.1:" + port + "/good")))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IOException.class);
    }
}
