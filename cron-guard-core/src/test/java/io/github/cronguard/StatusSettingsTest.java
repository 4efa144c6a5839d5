package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RunStatus;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the five statuses that can be set, in a real answer; nothing but the status changes. */
@Timeout(30)
class StatusSettingsTest {
    private static final String AWAY = "{\"ok\":false,\"message\":\"Temporarily unavailable.\"}";

    private final GuardFixture fixture = new GuardFixture();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        fixture.close();
    }

    private CronGuard guard(String setting, int status, UnaryOperator<CronGuardBuilder> parts) {
        return fixture.guard(settings -> settings.set(setting + "-status", Integer.toString(status)), parts);
    }

    private CronGuardBuilder held(CronGuardBuilder guard) {
        return guard.task("held", Schedule.everyTrigger(), run -> {
            started.countDown();
            release.await(20, TimeUnit.SECONDS);
            return RunCounts.processed(1);
        });
    }

    private CronGuardBuilder halfBroken(CronGuardBuilder guard) {
        return guard.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> {
            if (step.contact().startsWith("user-1@")) {
                throw new IllegalStateException("mail server says no");
            }
            return StepResult.processed();
        }));
    }

    /** A storage whose every call fails once the guard stands. */
    private CronGuardBuilder away(CronGuardBuilder guard) {
        return guard.storage((CronStorage) Proxy.newProxyInstance(
                CronStorage.class.getClassLoader(), new Class<?>[] {CronStorage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        fixture.storage.open((io.github.cronguard.spi.StorageContext) arguments[0]);
                        return null;
                    }
                    return method.getReturnType().isInterface() ? broken(method.getReturnType()) : fail();
                }));
    }

    private static Object broken(Class<?> part) {
        return Proxy.newProxyInstance(
                part.getClassLoader(), new Class<?>[] {part}, (proxy, method, arguments) -> fail());
    }

    private static Object fail() {
        throw new IllegalStateException("the database is away");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 409, 423, 503})
    void ofABusyLock(int status) throws Exception {
        CronGuard guard = guard("busy", status, this::held);
        Thread first = new Thread(() -> guard.handle(fixture.trigger()));
        first.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

        CronResponse answer = guard.handle(fixture.trigger());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"ok\":false,\"message\":\"Cron is already running.\"}");
        assertThat(answer.headers()).containsEntry("Retry-After", "60");
        release.countDown();
        first.join();
    }

    @ParameterizedTest
    @CsvSource({"202, /cron/runs/1", "200, "})
    void ofARunThatGoesOn(int status, String location) {
        CronGuard guard = fixture.guard(
                settings -> settings.replyTime(Duration.ofMillis(500)).set("running-status", Integer.toString(status)),
                this::held);

        CronResponse answer = guard.handle(fixture.trigger());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"ok\":true,\"message\":\"Schedule is running.\",\"data\":{\"cron_run_id\":1}}");
        assertThat(answer.headers().get("Location")).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void ofARunThatFailedInPart(int status) {
        CronGuard guard = guard("partial", status, this::halfBroken);
        fixture.enroll(2);
        CronRequest delivery = fixture.trigger().header("Idempotency-Key", "slot-1");

        CronResponse answer = guard.handle(delivery);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"ok\":true,\"message\":\"Schedule executed with failures.\"");
        assertThat(guard.handle(delivery).body())
                .as("who was told of a failure may come again")
                .contains(status == 200 ? "Already executed." : "Schedule executed.");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 200})
    void ofARunThatFailed(int status) {
        CronGuard guard = guard(
                "failed",
                status,
                g -> g.task("broken", Schedule.everyTrigger(), run -> {
                    throw new IllegalStateException("no");
                }));
        CronRequest delivery = fixture.trigger().header("Idempotency-Key", "slot-1");

        CronResponse answer = guard.handle(delivery);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"ok\":false,\"message\":\"Schedule failed.\",\"data\":{\"cron_run_id\":1}}");
        assertThat(guard.handle(delivery).body()).contains("\"cron_run_id\":2");
        assertThat(fixture.runs()).extracting(run -> run.status()).containsOnly(RunStatus.FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 200})
    void ofADatabaseThatIsAway(int status) {
        CronResponse answer = guard("unavailable", status, this::away).handle(fixture.trigger());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(AWAY);
        assertThat(answer.headers()).containsEntry("Retry-After", "60");
    }

    @Test
    void aReadIsNeverAnsweredAsGoodWhileTheDatabaseIsAway() {
        CronGuard guard = guard("unavailable", 200, this::away);
        for (String path : new String[] {"/cron/status", "/cron/runs/1"}) {
            CronResponse answer = guard.handle(fixture.read(path));
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.body()).isEqualTo(AWAY);
            assertThat(answer.headers()).containsEntry("Retry-After", "60");
        }
    }

    @Test
    void aClosingGuardIsAnsweredByTheSameSetting() {
        CronGuard guard = guard("unavailable", 200, g -> g);
        guard.close(Duration.ofSeconds(1));
        assertThat(guard.handle(fixture.trigger()))
                .extracting(CronResponse::status, CronResponse::body)
                .containsExactly(200, AWAY);
    }

    @Test
    void refusalsThatAreTheCallersFaultHaveNoSetting() {
        CronGuard guard = fixture.guard(
                settings -> settings.set("failed-status", "200")
                        .set("unavailable-status", "200")
                        .rateLimit("1/1m"),
                g -> g);
        assertThat(guard.handle(CronRequest.get("/cron/run").from("127.0.0.1")).status())
                .isEqualTo(401);
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(429);
    }
}
