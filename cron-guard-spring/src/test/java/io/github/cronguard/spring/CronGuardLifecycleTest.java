package io.github.cronguard.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronRequest;
import io.github.cronguard.RunCounts;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.Schedule;
import io.github.cronguard.Settings;
import io.github.cronguard.Trigger;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.token.CronTokens;
import io.github.cronguard.token.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CronGuardLifecycleTest {
    private final Secret token = CronTokens.generate();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    private CronGuard guard(String name) {
        return CronGuard.builder(Settings.builder().token(token).name(name).build())
                .storage(new InMemoryStorage())
                .task("slow", Schedule.everyTrigger(), run -> {
                    begun.countDown();
                    release.await();
                    return RunCounts.processed(1);
                })
                .build();
    }

    @Test
    void refusesTriggersAtOnceAndWaitsForTheRunAtHandOfEachGuard() throws Exception {
        CronGuard busy = guard("busy");
        CronGuard idle = guard("idle");
        CronGuardLifecycle lifecycle = new CronGuardLifecycle(List.of(busy, idle), Duration.ofSeconds(20));
        lifecycle.start();
        assertThat(lifecycle.isRunning()).isTrue();
        CompletableFuture<RunOutcome> run = CompletableFuture.supplyAsync(() -> busy.run(Trigger.manual("test")));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        CountDownLatch stopped = new CountDownLatch(1);

        lifecycle.stop(stopped::countDown);

        assertThat(lifecycle.isRunning()).isFalse();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> List.of(busy, idle).stream().allMatch(guard -> status(guard) == 503));
        assertThat(stopped.getCount()).isOne();
        release.countDown();
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(run.get(10, TimeUnit.SECONDS).counts().processed()).isOne();
    }

    private int status(CronGuard guard) {
        return guard.handle(CronRequest.post("/cron/run")
                        .header("Authorization", "Bearer " + token.reveal())
                        .from("127.0.0.1"))
                .status();
    }

    @Test
    void interruptsARunThatOutlastsTheGrace() throws Exception {
        CronGuard busy = guard("busy");
        CronGuardLifecycle lifecycle = new CronGuardLifecycle(List.of(busy), Duration.ofSeconds(1));
        lifecycle.start();
        CompletableFuture<RunOutcome> run = CompletableFuture.supplyAsync(() -> busy.run(Trigger.manual("test")));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        lifecycle.stop();

        assertThat(run.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        RunOutcome.Ran.class, ran -> assertThat(ran.status()).isEqualTo(RunStatus.INTERRUPTED));
    }

    @Test
    void hasNothingToWaitForWithoutAGuard() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        new CronGuardLifecycle(List.of(), Duration.ofSeconds(1)).stop(stopped::countDown);
        assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
