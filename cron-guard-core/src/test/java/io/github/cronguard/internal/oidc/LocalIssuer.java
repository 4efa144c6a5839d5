package io.github.cronguard.internal.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.cronguard.internal.run.GuardThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** A real issuer on this machine, whose tests choose what it answers. */
final class LocalIssuer implements AutoCloseable {
    private static final String DOCUMENT = "/.well-known/openid-configuration";

    static {
        // the server sends an answer's head and body apart: the body would wait until the head is acknowledged
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = GuardThreads.cached("local-issuer");
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger documents = new AtomicInteger();
    private final AtomicInteger keySets = new AtomicInteger();
    private final AtomicInteger hanging = new AtomicInteger();
    private final HttpServer server;
    private volatile List<Map<String, Object>> keys;
    private volatile HttpHandler document = this::goodDocument;
    private volatile HttpHandler keySet = this::goodKeys;

    LocalIssuer(Map<String, Object> key) {
        keys = List.of(key);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(DOCUMENT, exchange -> {
            documents.incrementAndGet();
            document.handle(exchange);
        });
        server.createContext("/keys", exchange -> {
            keySets.incrementAndGet();
            keySet.handle(exchange);
        });
        server.start();
    }

    String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void keys(List<Map<String, Object>> now) {
        keys = List.copyOf(now);
    }

    void document(HttpHandler answer) {
        document = answer;
    }

    void keySet(HttpHandler answer) {
        keySet = answer;
    }

    void recover() {
        document = this::goodDocument;
        keySet = this::goodKeys;
    }

    int documents() {
        return documents.get();
    }

    int keySets() {
        return keySets.get();
    }

    int hanging() {
        return hanging.get();
    }

    private void goodDocument(HttpExchange exchange) throws IOException {
        json(exchange, JSONObjectUtils.toJSONString(Map.of("issuer", name(), "jwks_uri", name() + "/keys")));
    }

    private void goodKeys(HttpExchange exchange) throws IOException {
        json(exchange, JSONObjectUtils.toJSONString(Map.of("keys", keys)));
    }

    static void json(HttpExchange exchange, String text) throws IOException {
        answer(exchange, 200, text.getBytes(UTF_8));
    }

    static HttpHandler text(String text) {
        return exchange -> json(exchange, text);
    }

    static HttpHandler status(int status) {
        return exchange -> answer(exchange, status, "{}".getBytes(UTF_8));
    }

    static HttpHandler redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            answer(exchange, 302, new byte[0]);
        };
    }

    /** A good answer behind 10 MB of white space. */
    HttpHandler huge() {
        return exchange -> json(exchange, " ".repeat(10_000_000) + JSONObjectUtils.toJSONString(Map.of("keys", keys)));
    }

    /** No answer before the end of the test. */
    HttpHandler hangs() {
        return exchange -> {
            hanging.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        };
    }

    /** The connection breaks. */
    static HttpHandler hangsUp() {
        return HttpExchange::close;
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
