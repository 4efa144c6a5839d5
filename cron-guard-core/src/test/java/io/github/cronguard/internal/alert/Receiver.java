package io.github.cronguard.internal.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cronguard.CronRequest;
import io.github.cronguard.internal.run.GuardThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;

/** A receiver of webhooks on this machine. */
public final class Receiver implements AutoCloseable {
    /** All that came, with their headers and bodies. */
    public final List<CronRequest> requests = new CopyOnWriteArrayList<>();

    /** What it answers. */
    public volatile int status = 204;

    private final ExecutorService threads = GuardThreads.cached("test-receiver");
    private final HttpServer server;

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().toString();
            CronRequest request =
                    exchange.getRequestMethod().equals("POST") ? CronRequest.post(target) : CronRequest.get(target);
            for (var header : exchange.getRequestHeaders().entrySet()) {
                for (String value : header.getValue()) {
                    request = request.header(header.getKey(), value);
                }
            }
            requests.add(request.body(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Location", uri("/elsewhere").toString());
            exchange.sendResponseHeaders(status, -1);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public String body(int number) {
        return new String(requests.get(number).body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
