package io.github.cronguard.internal.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cronguard.CronGuard;
import io.github.cronguard.GuardFixture;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What services hear that wait for signs of life. */
class HeartbeatsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CHECK = "/ping/5bf66975-d4c7-4bf5-bcc8-b8d8a82ea278";
    private final GuardFixture fixture = new GuardFixture();
    private final Monitor monitor = new Monitor(fixture.clock);
    private final AtomicBoolean broken = new AtomicBoolean();

    HeartbeatsTest() throws IOException {}

    @AfterEach
    void close() {
        fixture.close();
        monitor.close();
    }

    private CronGuard guard(UnaryOperator<SettingsBuilder> settings) {
        return fixture.guard(
                settings,
                parts -> parts.task("task", Schedule.everyTrigger(), run -> {
                    if (broken.get()) {
                        throw new IllegalStateException("boom");
                    }
                    return RunCounts.NONE;
                }));
    }

    private CronGuard healthchecks() {
        return guard(settings -> settings.set("heartbeat-url", monitor.url(CHECK))
                .set("heartbeat-start-url", monitor.url(CHECK + "/start"))
                .set("heartbeat-fail-url", monitor.url(CHECK + "/fail")));
    }

    private void heard(String... said) {
        await().atMost(SOON).untilAsserted(() -> assertThat(monitor.said).containsExactly(said));
        assertThat(monitor.unpaired).isEmpty();
        assertThat(monitor.unknown).isEmpty();
    }

    @Test
    void tellsHealthchecksOfStartsEndsAndFailures() {
        CronGuard guard = healthchecks();
        guard.run(Trigger.manual("anna"));
        heard("start", "good");
        broken.set(true);
        guard.handle(fixture.trigger());
        heard("start", "good", "start", "fail");
        assertThat(monitor.waits()).isFalse();
    }

    @Test
    void tellsCronitorOfStates() {
        String job = "/p/hunter2/job?state=";
        CronGuard guard = guard(settings -> settings.set("heartbeat-url", monitor.url(job + "complete"))
                .set("heartbeat-start-url", monitor.url(job + "run"))
                .set("heartbeat-fail-url", monitor.url(job + "fail")));
        guard.run(Trigger.timer("every minute"));
        heard("start", "good");
        broken.set(true);
        guard.run(Trigger.timer("every minute"));
        heard("start", "good", "start", "fail");
    }

    @Test
    void withoutAnAddressForFailuresAFailureIsSilence() {
        CronGuard guard = guard(settings -> settings.set("heartbeat-url", monitor.url(CHECK)));
        broken.set(true);
        guard.run(Trigger.manual("anna"));
        broken.set(false);
        guard.run(Trigger.manual("anna"));
        heard("good");
    }

    @Test
    void neverCallsMoreOftenThanTheServiceTakesAndLeavesNoStartWithoutItsEnd() {
        CronGuard guard = healthchecks();
        for (int run = 0; run < 30; run++) {
            guard.run(Trigger.manual("anna"));
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(monitor.said).hasSize(5));
        fixture.clock.advance(Duration.ofSeconds(61));
        guard.run(Trigger.manual("anna"));
        await().atMost(SOON).untilAsserted(() -> assertThat(monitor.said).hasSizeGreaterThan(6));
        guard.close();
        assertThat(monitor.said).doesNotContain("429").contains("start", "good");
        assertThat(monitor.waits()).isFalse();
    }

    @Test
    void aServiceThatHangsKeepsNoRunWaiting() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        List<String> outcomes = new ArrayList<>();
        try (var hanging = new java.net.ServerSocket(0)) {
            CronGuard guard = guard(settings ->
                    settings.set("heartbeat-url", "http://127.0.0.1:" + hanging.getLocalPort() + "/hunter2"));
            Thread caller = new Thread(() -> {
                for (int run = 0; run < 20; run++) {
                    outcomes.add(guard.run(Trigger.manual("anna")).counts().toString());
                }
                end.countDown();
            });
            caller.start();
            assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(outcomes).hasSize(20);
        }
    }

    @Test
    void theLastEndIsToldBeforeTheGuardIsGone() {
        CronGuard guard = healthchecks();
        guard.run(Trigger.manual("anna"));
        guard.close();
        assertThat(monitor.said).containsExactly("start", "good");
    }
}
