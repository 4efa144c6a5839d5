package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every outcome of a trigger has exactly one status and one body. */
@Timeout(30)
class TriggerAnswersTest {
    private static final String UNAUTHORIZED = "{\"ok\":false,\"message\":\"Unauthorized.\"}";

    private final GuardFixture fixture = new GuardFixture();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        fixture.close();
    }

    private CronGuard withHeldTask() {
        return fixture.guard(
                settings -> settings.replyTime(Duration.ofMillis(500)),
                guard -> guard.task("held", Schedule.everyTrigger(), run -> {
                    started.countDown();
                    release.await(20, TimeUnit.SECONDS);
                    return RunCounts.processed(1);
                }));
    }

    @Test
    void successHasTheBodyOfTheDesign() {
        CronGuard guard = fixture.guard(g -> g.sequence(GuardFixture.sequence(
                Delivery.AT_MOST_ONCE,
                step -> step.contact().startsWith("user-1@") ? StepResult.skipped("no") : StepResult.processed())));
        fixture.enroll(4);

        CronResponse answer = guard.handle(fixture.trigger());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .matches("\\{\"ok\":true,\"message\":\"Schedule executed\\.\",\"data\":\\{\"cron_run_id\":1,"
                        + "\"duration_ms\":\\d+,\"processed\":3,\"queued\":0,\"skipped\":1,\"failed\":0}}");
        assertThat(answer.headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Content-Type", "application/json;charset=UTF-8")
                .hasEntrySatisfying("X-Request-Id", id -> assertThat(id).matches("[A-Za-z0-9._-]{8,64}"));
    }

    @Test
    void aBusyLockIsAnsweredWithRetryAfter() throws Exception {
        CronGuard guard = withHeldTask();
        Thread first = new Thread(() -> guard.handle(fixture.trigger()));
        first.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

        CronResponse answer = guard.handle(fixture.trigger());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"ok\":false,\"message\":\"Cron is already running.\"}");
        assertThat(answer.headers()).containsEntry("Retry-After", "60");
        assertThat(guard.run(Trigger.timer("own"))).isEqualTo(new RunOutcome.Busy(Duration.ofMinutes(1)));
        release.countDown();
        first.join();
        assertThat(fixture.runs()).hasSize(1);
    }

    @Test
    void aRunBeyondTheReplyTimeIsAnsweredWithItsLocation() {
        CronGuard guard = withHeldTask();

        CronResponse answer = guard.handle(fixture.trigger());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo("{\"ok\":true,\"message\":\"Schedule is running.\",\"data\":{\"cron_run_id\":1}}");
        assertThat(answer.headers()).containsEntry("Location", "/cron/runs/1");
        CronResponse running = guard.handle(fixture.read("/cron/runs/1"));
        assertThat(running.status()).isEqualTo(202);
        assertThat(running.headers()).containsEntry("Retry-After", "1");
        assertThat(running.body())
                .contains("\"status\":\"RUNNING\"", "\"finished_at\":null", "\"duration_ms\":null,\"processed\":null");

        release.countDown();
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> guard.handle(fixture.read("/cron/runs/1")).status() == 200);
        assertThat(guard.handle(fixture.read("/cron/runs/1")).body())
                .isEqualTo(
                        "{\"ok\":true,\"message\":\"Schedule executed.\",\"data\":{\"cron_run_id\":1,\"status\":\"OK\","
                                + "\"started_at\":\"2026-11-24T12:00:00.000Z\",\"finished_at\":\"2026-11-24T12:00:00.000Z\","
                                + "\"duration_ms\":0,\"processed\":1,\"queued\":0,\"skipped\":0,\"failed\":0}}");
    }

    @Test
    void anAsynchronousAnswerComesAtTheStart() throws Exception {
        CronGuard guard = fixture.guard(
                settings -> settings.set("reply", "async").set("running-status", "200"),
                g -> g.task("quick", Schedule.everyTrigger(), run -> RunCounts.NONE));

        CronResponse answer = guard.handle(fixture.trigger());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Schedule is running.");
        assertThat(answer.headers()).doesNotContainKey("Location");
    }

    @Test
    void aSynchronousAnswerWaitsForTheEnd() throws Exception {
        CronGuard guard = fixture.guard(
                settings -> settings.set("reply", "sync").replyTime(Duration.ofMillis(500)),
                g -> g.task("held", Schedule.everyTrigger(), run -> {
                    started.countDown();
                    release.await(20, TimeUnit.SECONDS);
                    return RunCounts.processed(1);
                }));
        Thread releaser = new Thread(() -> {
            try {
                started.await(10, TimeUnit.SECONDS);
                release.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        releaser.start();
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
        releaser.join();
    }

    @Test
    void partlyFailedAndFailedRunsAreToldApart() {
        CronGuard guard = fixture.guard(g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> {
            if (step.contact().startsWith("user-1@")) {
                throw new IllegalStateException("mail server says no");
            }
            return StepResult.processed();
        })));
        fixture.enroll(2);

        CronResponse partial = guard.handle(fixture.trigger());
        assertThat(partial.status()).isEqualTo(200);
        assertThat(partial.body())
                .startsWith(
                        "{\"ok\":true,\"message\":\"Schedule executed with failures.\",\"data\":{\"cron_run_id\":1,")
                .endsWith("\"processed\":1,\"queued\":0,\"skipped\":0,\"failed\":1}}");

        CronGuard broken = fixture.guard(g -> g.task("broken", Schedule.everyTrigger(), run -> {
            throw new IllegalStateException("no");
        }));
        CronResponse failed = broken.handle(fixture.trigger());
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body())
                .isEqualTo("{\"ok\":false,\"message\":\"Schedule failed.\",\"data\":{\"cron_run_id\":2}}");
        assertThat(fixture.runs()).extracting(r -> r.status()).containsExactly(RunStatus.PARTIAL, RunStatus.FAILED);
        assertThat(fixture.runs().get(1).error()).isEqualTo("broken: IllegalStateException: no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "PATCH", "get", "CONNECT"})
    void anotherMethodIsRefused(String method) {
        CronGuard guard = fixture.guard(g -> g);
        CronResponse answer = guard.handle(CronRequest.of(method, "/cron/run")
                .header("Authorization", "Bearer " + fixture.token)
                .from("127.0.0.1"));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", "GET, POST");
        assertThat(fixture.runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cron/run/",
                "//cron/run",
                "/cron/%72un",
                "/cron/run;x=1",
                "/CRON/RUN",
                "/cron/./run",
                "/cron/run%00",
                "/cron/run.json",
                "",
                "/"
            })
    void anotherPathIsNotFound(String path) {
        CronGuard guard = fixture.guard(g -> g);
        CronResponse answer = guard.handle(CronRequest.get(path)
                .header("Authorization", "Bearer " + fixture.token)
                .from("127.0.0.1"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"ok\":false,\"message\":\"Not found.\"}");
        assertThat(fixture.runs()).isEmpty();
    }

    @Test
    void everyWrongCredentialIsAnsweredByteForByteTheSame() {
        CronGuard guard = fixture.guard(g -> g);
        CronRequest bare = CronRequest.get("/cron/run").from("127.0.0.1").header("X-Request-Id", "the-same-id");
        List<CronRequest> wrong = List.of(
                bare,
                bare.header("Authorization", "Bearer " + "x".repeat(43)),
                bare.header("Authorization", "Basic Y3Jvbjp0b2tlbg=="),
                bare.header("Authorization", "Token " + fixture.token),
                bare.header("Cookie", "token=" + fixture.token),
                CronRequest.get("/cron/run?token=" + fixture.token)
                        .from("127.0.0.1")
                        .header("X-Request-Id", "the-same-id"));
        CronResponse first = guard.handle(bare);
        assertThat(first.status()).isEqualTo(401);
        assertThat(first.body()).isEqualTo(UNAUTHORIZED);
        assertThat(first.headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(wrong)
                .allSatisfy(request -> assertThat(guard.handle(request)).isEqualTo(first));
        assertThat(fixture.runs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch;prerender, 403",
        "Purpose, prefetch, 403",
        "X-Moz, prefetch, 403",
        "Idempotency-Key, with space, 400",
        "webhook-id, '', 400",
    })
    void oddHeadersAreRefused(String name, String value, int status) {
        CronGuard guard = fixture.guard(g -> g);
        assertThat(guard.handle(fixture.trigger().header(name, value)).status()).isEqualTo(status);
        assertThat(fixture.runs()).isEmpty();
    }

    @Test
    void doubledCredentialsAndLongBodiesAreRefused() {
        CronGuard guard = fixture.guard(g -> g);
        CronRequest doubled = fixture.trigger().header("authorization", "Bearer " + fixture.token);
        assertThat(guard.handle(doubled).status()).isEqualTo(400);
        assertThat(guard.handle(doubled).body()).isEqualTo("{\"ok\":false,\"message\":\"Bad request.\"}");
        assertThat(guard.handle(fixture.trigger().body(new byte[CronRequest.MAX_BODY + 1]))
                        .status())
                .isEqualTo(413);
        assertThat(guard.handle(fixture.trigger().body(new byte[CronRequest.MAX_BODY]))
                        .status())
                .isEqualTo(200);
        assertThat(fixture.runs()).hasSize(1);
    }

    @Test
    void aHeadIsJudgedBeforeItsBodyIsRead() {
        CronGuard guard = fixture.guard(g -> g);
        CronRequest bare = CronRequest.post("/cron/run").from("127.0.0.1");
        assertThat(guard.refuseHead(bare))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(401));
        assertThat(guard.refuseHead(fixture.trigger())).isEmpty();
        assertThat(fixture.runs()).isEmpty();
    }

    @Test
    void aPausedGuardRunsNothing() {
        CronGuard guard = fixture.guard(g -> g);
        fixture.storage.pauses().pause(Pause.ALL, null, "anna", "holidays");
        CronResponse answer = guard.handle(fixture.trigger());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"ok\":false,\"message\":\"Cron is paused.\"}");
        assertThat(guard.run(Trigger.manual("anna"))).isEqualTo(new RunOutcome.Paused());
        assertThat(guard.health().state()).isEqualTo(CronHealth.State.PAUSED);
        fixture.storage.pauses().resume(Pause.ALL, "anna");
        assertThat(guard.handle(fixture.trigger()).body()).contains("Schedule executed.");
    }

    @Test
    void aDeliveryRunsOnceAndAgainOnlyAfterAFailure() {
        boolean[] broken = {true};
        CronGuard guard = fixture.guard(g -> g.task("work", Schedule.everyTrigger(), run -> {
            if (broken[0]) {
                throw new IllegalStateException("no");
            }
            return RunCounts.processed(7);
        }));
        CronRequest delivery = fixture.trigger().header("Idempotency-Key", "slot-12:00");

        assertThat(guard.handle(delivery).status()).isEqualTo(500);
        broken[0] = false;
        assertThat(guard.handle(delivery).body()).contains("Schedule executed.", "\"cron_run_id\":2");
        assertThat(guard.handle(delivery).body())
                .isEqualTo(
                        "{\"ok\":true,\"message\":\"Already executed.\",\"data\":{\"cron_run_id\":2,\"duration_ms\":0,"
                                + "\"processed\":7,\"queued\":0,\"skipped\":0,\"failed\":0}}");
        assertThat(guard.handle(fixture.trigger().header("Idempotency-Key", "slot-12:01"))
                        .body())
                .contains("Schedule executed.");
        assertThat(fixture.runs()).hasSize(3);
        fixture.clock.advance(Duration.ofHours(25));
        for (int i = 0; i < 3; i++) {
            assertThat(guard.handle(delivery).body()).contains("Already executed.");
        }
        assertThat(guard.handle(fixture.read("/cron/status")).body()).contains("\"stale_repeats\":3");
        fixture.clock.advance(Duration.ofHours(24));
        assertThat(guard.handle(delivery).body()).contains("Schedule executed.");
    }

    @Test
    void theSchedulersJobAndTimeAreOneDeliveryIdOrNone() {
        CronGuard guard = fixture.guard(g -> g);
        CronRequest job = fixture.trigger().header("X-CloudScheduler-JobName", "tick");
        assertThat(guard.handle(job).body()).contains("Schedule executed.");
        assertThat(guard.handle(job).body()).contains("Schedule executed.");
        CronRequest slot = job.header("X-CloudScheduler-ScheduleTime", "2026-11-24T12:00:00Z");
        assertThat(guard.handle(slot).body()).contains("Schedule executed.");
        assertThat(guard.handle(slot).body()).contains("Already executed.");
        assertThat(fixture.runs().get(2).deliveryId()).isEqualTo("tick|2026-11-24T12:00:00Z");
    }

    @Test
    void tooManyTriggersAreRefusedUntilTheWindowEnds() {
        CronGuard guard = fixture.guard(settings -> settings.rateLimit("2/1m"), g -> g);
        guard.handle(fixture.trigger());
        guard.handle(fixture.trigger());
        CronResponse refused = guard.handle(fixture.trigger());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"ok\":false,\"message\":\"Too many requests.\"}");
        assertThat(refused.headers())
                .containsEntry("Retry-After", "60")
                .containsEntry("RateLimit-Policy", "\"2-in-60s\";q=2;w=60")
                .containsEntry("RateLimit", "\"2-in-60s\";r=0;t=60");
        fixture.clock.advance(
                Duration.ofSeconds(Long.parseLong(refused.headers().get("Retry-After"))));
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
    }

    @Test
    void wrongTokensAreLimitedAndNeverBlockTheRightOne() {
        CronGuard guard = fixture.guard(g -> g);
        CronRequest wrong = CronRequest.get("/cron/run").from("127.0.0.1");
        for (int i = 0; i < 10; i++) {
            assertThat(guard.handle(wrong).status()).isEqualTo(401);
        }
        assertThat(guard.handle(wrong).status()).isEqualTo(429);
        assertThat(guard.handle(wrong.from("::1")).status()).isEqualTo(401);
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
        guard.close();
    }

    @Test
    void theRequestIdIsTheCallersOwnOrANewOne() {
        CronGuard guard = fixture.guard(g -> g);
        assertThat(guard.handle(fixture.trigger().header("X-Request-Id", "abcDEF._-0123"))
                        .headers())
                .containsEntry("X-Request-Id", "abcDEF._-0123");
        assertThat(fixture.runs().get(0).requestId()).isEqualTo("abcDEF._-0123");
        assertThat(guard.handle(fixture.trigger().header("X-Request-Id", "abc\r\ndefgh"))
                        .headers()
                        .get("X-Request-Id"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void aClosedGuardIsUnavailable() {
        CronGuard guard = fixture.guard(g -> g);
        guard.close(Duration.ofSeconds(1));
        CronResponse answer = guard.handle(fixture.trigger());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"ok\":false,\"message\":\"Temporarily unavailable.\"}");
        assertThat(answer.headers()).containsEntry("Retry-After", "60");
        assertThat(guard.run(Trigger.manual("anna"))).isEqualTo(new RunOutcome.Unavailable("closing"));
        assertThat(guard.handle(CronRequest.get("/cron/run").from("127.0.0.1")).status())
                .isEqualTo(401);
    }

    @Test
    void theAuditTrailKnowsWhoCalled() {
        CronGuard guard = fixture.guard(g -> g);
        guard.handle(fixture.trigger().header("User-Agent", "curl/8\u202E\u0007" + "x".repeat(500)));
        assertThat(fixture.runs().get(0)).satisfies(run -> {
            assertThat(run.caller()).isEqualTo("default");
            assertThat(run.method()).isEqualTo("POST");
            assertThat(run.callerIp()).isEqualTo("127.0.0.1");
            assertThat(run.userAgent())
                    .startsWith("curl/8\\u202E\\u0007")
                    .hasSize(256)
                    .endsWith("…");
        });
        guard.run(Trigger.manual("anna"));
        assertThat(fixture.runs().get(1)).satisfies(run -> {
            assertThat(run.caller()).isEqualTo("anna");
            assertThat(run.method()).isEqualTo("MANUAL");
            assertThat(run.callerIp()).isNull();
        });
    }

    @Test
    void theHostsOwnEndpointsAskForTheSameCredential() {
        CronGuard guard = fixture.guard(g -> g);
        CronRequest own = CronRequest.post("/demo/enrollments").from("127.0.0.1");
        assertThat(guard.authenticate(own.header("Authorization", "Bearer " + fixture.token)))
                .hasValueSatisfying(who -> assertThat(who.caller()).isEqualTo("default"));
        assertThat(guard.authenticate(own.header("Authorization", "Bearer wrong")))
                .isEmpty();
        assertThat(guard.authenticate(own)).isEmpty();
    }
}
