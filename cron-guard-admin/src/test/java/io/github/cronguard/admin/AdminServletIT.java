package io.github.cronguard.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.admin.internal.route.Routes;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.CronStorage;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a host mounts them. */
class AdminServletIT {
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"\\.(/assets/[^\"]+)\"");

    private final AdminHost host = AdminHost.inMemory();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void hasNoPagesWithoutAnAccess() throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        Client client = host.serve((context, guard) -> {
            try {
                AdminServlet.register(context, guard, null, "/cron/admin");
            } catch (IllegalArgumentException expected) {
                thrown.add(expected);
            }
        });
        assertThat(thrown).singleElement().satisfies(e -> assertThat(e).hasMessageContaining("AdminAccess"));
        assertThat(client.as("anna").get("/").statusCode()).isEqualTo(404);
        assertThat(client.as("anna").get("").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "cron/admin",
                "/cron/admin/",
                "/cron//admin",
                "/cron/../admin",
                "/cron/*",
                "/a b",
                "/cron/run",
                "/cron/status",
                "/cron/runs",
                "/cron/runs/admin"
            })
    void refusesAPathThatIsNoneOrTheGuardsOwn(String path) throws Exception {
        host.serve((context, guard) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> AdminServlet.register(context, guard, AdminHost.BY_HEADER, path))
                .withMessageContaining("path"));
    }

    @Test
    void challengesStrangersAndTellsThemNothing() throws Exception {
        BasicAccess access = BasicAccess.builder()
                .userWithPassword("anna", "correct horse", true)
                .build();
        Client client = host.serve((context, guard) -> AdminServlet.register(context, guard, access, "/cron/admin"));
        HttpResponse<String> answer = client.get("/");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"cron-guard\", charset=\"UTF-8\"");
        assertThat(answer.body()).contains("Please log in.").doesNotContain("billing", "assets");
        assertThat(client.get("/", "Authorization", "Basic YW5uYTpjb3JyZWN0IGhvcnNl")
                        .statusCode())
                .isEqualTo(200);
        for (int i = 0; i < LogInLimit.PERMITS; i++) {
            assertThat(client.get("/", "Authorization", "Basic YW5uYTp3cm9uZw==")
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> limited = client.get("/", "Authorization", "Basic YW5uYTp3cm9uZw==");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(limited.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(client.get("/", "Authorization", "Basic YW5uYTpjb3JyZWN0IGhvcnNl")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersAFailingAccessWithoutItsMessage() throws Exception {
        AdminAccess broken = request -> {
            throw new IllegalStateException("ldap://secret.example");
        };
        Client client = host.serve((context, guard) -> AdminServlet.register(context, guard, broken, "/cron/admin"));
        HttpResponse<String> answer = client.get("/");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void showsEveryPage() throws Exception {
        Client anna = host.serve().as("anna");
        for (String path : new Routes(host.guard.console()).paths()) {
            if (!path.startsWith("/actions/") && !path.startsWith("/confirm/")) {
                assertThat(anna.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
        assertThat(anna.get("").statusCode()).isEqualTo(200);
        assertThat(anna.get("/runs/1").statusCode()).isEqualTo(404);
    }

    @Test
    void servesItsAssetsForeverAndNothingElse() throws Exception {
        Client anna = host.serve().as("anna");
        Matcher asset = ASSET.matcher(anna.get("/").body());
        List<String> paths = new ArrayList<>();
        while (asset.find()) {
            paths.add(asset.group(1));
        }
        assertThat(paths).hasSizeGreaterThan(2);
        for (String path : paths) {
            HttpResponse<String> answer = anna.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=31536000, immutable");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .isEqualTo(
                            path.endsWith(".css")
                                    ? "text/css;charset=utf-8"
                                    : path.endsWith(".js") ? "text/javascript;charset=utf-8" : "image/svg+xml");
            assertThat(anna.send("POST", path, "").statusCode()).isEqualTo(405);
            assertThat(anna.as("guest").get(path).statusCode()).isEqualTo(200);
        }
        String folder = paths.get(0).substring(0, paths.get(0).lastIndexOf('/'));
        for (String none : List.of(
                folder,
                folder + "/",
                folder + "/..",
                folder + "/admin.css.map",
                "/assets/0/admin.css",
                folder + "/%2e%2e/layout.jte",
                folder + "/../AdminServlet.class")) {
            assertThat(anna.raw("GET " + AdminHost.MOUNT + none + " HTTP/1.1"))
                    .as(none)
                    .matches("(?s)HTTP/1.1 40[04] .*");
        }
    }

    @Test
    void says503FromMemoryWhileTheDatabaseIsAway() throws Exception {
        ManualClock clock = ManualClock.at("2026-11-24T12:04:10Z");
        InMemoryStorage memory = new InMemoryStorage(clock);
        AtomicBoolean away = new AtomicBoolean();
        try (AdminHost broken = AdminHost.over(clock, memory, FailingStorage.around(memory, call -> away.get()))) {
            Client anna = broken.serve().as("anna");
            String token = anna.token("/confirm/run-now");
            away.set(true);
            for (String path : List.of("/", "/tiles", "/runs", "/runs/1", "/confirm/pause", "/audit")) {
                HttpResponse<String> answer = anna.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.body())
                        .contains("The database does not answer. Last seen 2026-11-24 12:04:10 UTC on this node.")
                        .doesNotContain("secret");
            }
            assertThat(anna.post("/actions/resume", Map.of("csrf", token, "scope", "ALL"))
                            .statusCode())
                    .isEqualTo(503);
            assertThat(anna.post("/actions/resume", Map.of("csrf", "x")).statusCode())
                    .as("refused without the audit")
                    .isEqualTo(403);
            away.set(false);
            assertThat(anna.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void says503WhereAReadWasCutShortThoughTheDatabaseStillTellsTheTime() throws Exception {
        ManualClock clock = ManualClock.at("2026-11-24T12:04:10Z");
        InMemoryStorage memory = new InMemoryStorage(clock);
        AtomicBoolean slow = new AtomicBoolean();
        CronStorage storage = FailingStorage.around(memory, call -> {
            if (slow.get() && call.equals("health")) {
                throw new IllegalStateException(
                        "secret", new SQLException(new SocketTimeoutException("Read timed out")));
            }
            return false;
        });
        try (AdminHost behind = AdminHost.over(clock, memory, storage)) {
            Client anna = behind.serve().as("anna");
            slow.set(true);
            assertThat(anna.get("/").statusCode()).isEqualTo(503);
        }
    }
}
