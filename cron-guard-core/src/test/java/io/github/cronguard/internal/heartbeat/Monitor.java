package io.github.cronguard.internal.heartbeat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.run.GuardThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A service on this machine that waits for signs of life: like Healthchecks.io under a path of its own, like Cronitor where the
 * query says the state. It answers 429 to the sixth call in a minute, and knows a run by its number.
 */
final class Monitor implements AutoCloseable {
    private static final Pattern HEALTHCHECKS =
            Pattern.compile("/ping/[0-9a-f-]{36}(/start|/fail)?\\?rid=([0-9a-f-]{36})");
    private static final Pattern CRONITOR =
            Pattern.compile("/p/hunter2/job\\?state=(run|complete|fail)&series=([0-9a-f-]{36})");
    private static final int MOST = 5;

    /** What was said: {@code start}, {@code good}, {@code fail}, or {@code 429}. */
    final List<String> said = new CopyOnWriteArrayList<>();

    final List<String> unpaired = new CopyOnWriteArrayList<>();
    final List<String> unknown = new CopyOnWriteArrayList<>();
    private final List<Long> times = new CopyOnWriteArrayList<>();
    private final GuardClock clock;
    private final ExecutorService threads = GuardThreads.cached("test-monitor");
    private final HttpServer server;
    private volatile @Nullable String begun;

    Monitor(GuardClock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange.getRequestURI().toString()), -1);
        }
    }

    private int status(String target) {
        long now = clock.nanoTime();
        times.removeIf(time -> now - time >= Duration.ofMinutes(1).toNanos());
        times.add(now);
        if (times.size() > MOST) {
            said.add("429");
            return 429;
        }
        Matcher healthchecks = HEALTHCHECKS.matcher(target);
        Matcher cronitor = CRONITOR.matcher(target);
        if (healthchecks.matches()) {
            String path = healthchecks.group(1);
            say(path == null ? "good" : path.substring(1), healthchecks.group(2));
        } else if (cronitor.matches()) {
            String state = cronitor.group(1);
            say(state.equals("run") ? "start" : state.equals("complete") ? "good" : state, cronitor.group(2));
        } else {
            unknown.add(target);
            return 404;
        }
        return 200;
    }

    private void say(String what, String number) {
        if (what.equals("start")) {
            begun = number;
        } else if (begun != null && !number.equals(begun)) {
            unpaired.add(what);
        } else {
            begun = null;
        }
        said.add(what);
    }

    /** Whether it waits for the end of what has begun: then it will alarm. */
    boolean waits() {
        return begun != null;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
