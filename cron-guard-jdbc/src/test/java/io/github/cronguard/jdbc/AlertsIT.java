package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cronguard.CronGuard;
import io.github.cronguard.GuardClock;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Settings;
import io.github.cronguard.Trigger;
import io.github.cronguard.spi.Incident;
import io.github.cronguard.token.CronTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three guards on one database, and what the receiver of their alerts hears. */
class AlertsIT {
    private static final String GUARD = "alerts";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    private final TestDatabase database = new TestDatabase(DatabaseKind.POSTGRESQL, true);

    private final List<CronGuard> guards = new ArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final HttpServer receiver =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    AlertsIT() throws IOException {
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void close() {
        guards.forEach(guard -> guard.close(Duration.ofSeconds(5)));
        receiver.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(body.replaceAll(".*\"type\":\"([a-z_]+)\".*\"id\":\"([a-z]+-\\d+-\\d+)-[0-9a-f]+\".*", "$1 $2"));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private CronGuard guard(DataSource pool, String token, String node) {
        CronGuard guard = CronGuard.builder(Settings.builder()
                        .token(token)
                        .set("name", GUARD)
                        .set("node", node)
                        .set("expect-every", "1s")
                        .set("late-after", "5s")
                        .set("down-after", "10m")
                        .set(
                                "alert-url",
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook")
                        .build())
                .storage(JdbcStorage.on(pool))
                .task("task", Schedule.everyTrigger(), run -> RunCounts.NONE)
                .build();
        guards.add(guard);
        return guard;
    }

    /** In this order, and nothing twice; more may have come since. */
    private void hears(String... what) {
        await().atMost(MINUTE).untilAsserted(() -> assertThat(heard).hasSizeGreaterThanOrEqualTo(what.length));
        assertThat(heard.subList(0, what.length)).containsExactly(what);
    }

    @Test
    void hearsLateAndRecoveredOnceAlsoAfterANodeThatDiedWhileItTold() {
        Assumptions.assumeTrue(DatabaseKind.POSTGRESQL.isThere());
        DataSource pool = database.pool(16);
        JdbcStorage dead = JdbcStorage.on(pool);
        dead.open(Contexts.of(GUARD, GuardClock.system()));
        dead.incidents().open("late", "seen by a node that dies", dead.now());
        Incident claimed = dead.incidents().claim(Duration.ofSeconds(3)).orElseThrow();
        assertThat(claimed.telling()).isEqualTo(1);

        String token = CronTokens.generate().reveal();
        for (String node : new String[] {"n1", "n2", "n3"}) {
            guard(pool, token, node);
        }
        hears("late late-1-1");
        guards.get(1).run(Trigger.manual("anna"));
        hears("late late-1-1", "recovered late-1-3");
        hears("late late-1-1", "recovered late-1-3", "late late-2-1");
        guards.get(2).run(Trigger.manual("anna"));
        hears("late late-1-1", "recovered late-1-3", "late late-2-1", "recovered late-2-3");
    }
}
