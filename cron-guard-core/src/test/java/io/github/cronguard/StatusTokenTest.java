package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.token.CronTokens;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token that reads the status starts nothing, wherever it stands. */
class StatusTokenTest {
    private static final String STATUS = CronTokens.generate().reveal();

    private final GuardFixture fixture = new GuardFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private CronGuard guard(boolean queryTokens) {
        return fixture.guard(
                settings -> settings.set("status-token", STATUS)
                        .set("allow-query-token", Boolean.toString(queryTokens))
                        .set("failure-limit", "1000/1m"),
                g -> g);
    }

    private static CronRequest request(String method, String path) {
        return CronRequest.of(method, path).from("127.0.0.1");
    }

    private static CronRequest inHeader(String method, String path) {
        return request(method, path).header("Authorization", "Bearer " + STATUS);
    }

    private static CronRequest inQuery(String method, String path) {
        return request(method, path + "?token=" + STATUS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void startsNothing(boolean queryTokens) {
        CronGuard guard = guard(queryTokens);
        CronResponse bare = guard.handle(request("GET", "/cron/run").header("X-Request-Id", "the-same-id"));
        for (String method : List.of("GET", "POST")) {
            for (CronRequest trigger : List.of(inHeader(method, "/cron/run"), inQuery(method, "/cron/run"))) {
                assertThat(guard.handle(trigger.header("X-Request-Id", "the-same-id")))
                        .as("%s, as if there were none", method)
                        .isEqualTo(bare);
            }
        }
        assertThat(bare.status()).isEqualTo(401);
        assertThat(guard.handle(inHeader("HEAD", "/cron/run")).status()).isEqualTo(405);
        assertThat(guard.authenticate(inHeader("POST", "/demo/enrollments"))).isEmpty();
        assertThat(fixture.runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void mayStandInTheQueryOfReadsWhateverHoldsForTheOthers(boolean queryTokens) {
        CronGuard guard = guard(queryTokens);
        guard.handle(fixture.trigger());
        for (String method : List.of("GET", "HEAD")) {
            for (String path : List.of("/cron/status", "/cron/runs/1")) {
                assertThat(guard.handle(inQuery(method, path)).status())
                        .as(path)
                        .isEqualTo(200);
                assertThat(guard.handle(inHeader(method, path)).status())
                        .as(path)
                        .isEqualTo(200);
                assertThat(guard.handle(request(method, path + "?token=" + fixture.token))
                                .status())
                        .as("a run token is not taken from a URL unless that is allowed")
                        .isEqualTo(queryTokens ? 200 : 401);
            }
        }
        assertThat(fixture.runs()).hasSize(1);
    }

    @Test
    void readsNothingBesideAnotherCredential() {
        CronGuard guard = guard(false);
        assertThat(guard.handle(inQuery("GET", "/cron/status").header("Authorization", "Bearer " + fixture.token))
                        .status())
                .isEqualTo(400);
        assertThat(guard.handle(request("GET", "/cron/status?token=" + STATUS + "&token=" + STATUS))
                        .status())
                .isEqualTo(400);
        assertThat(guard.handle(inHeader("POST", "/cron/status")).status()).isEqualTo(405);
    }

    @Test
    void hasTheLimitOfReadsAndNotThatOfTheRuns() {
        CronGuard guard = guard(false);
        for (int i = 0; i < 60; i++) {
            assertThat(guard.handle(inQuery("GET", "/cron/status")).status()).isEqualTo(200);
        }
        assertThat(guard.handle(inQuery("GET", "/cron/status")).status()).isEqualTo(429);
        assertThat(guard.handle(fixture.read("/cron/status")).status())
                .as("another caller")
                .isEqualTo(200);
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
    }
}
