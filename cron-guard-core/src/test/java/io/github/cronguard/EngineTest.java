package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.InMemoryRunLock;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RateLimiter;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineTest {
    private final GuardFixture fixture = new GuardFixture();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        fixture.close();
    }

    @Test
    void whileTheStorageHangsTriggersAreUnavailableAtOnceAndALateLockIsReleased() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger ran = new AtomicInteger();
        CronGuard guard = fixture.guard(g -> g.startWithin(Duration.ofMillis(200))
                .runLock(request -> {
                    asked.incrementAndGet();
                    await(release);
                    return fixture.storage.runLock().tryAcquire(request);
                })
                .task("count", Schedule.everyTrigger(), run -> RunCounts.processed(ran.incrementAndGet())));

        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(503);
        for (int i = 0; i < 20; i++) {
            assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(503);
        }
        assertThat(guard.run(Trigger.timer("own"))).isEqualTo(new RunOutcome.Unavailable("storage"));
        assertThat(asked).hasValue(1);

        release.countDown();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> guard.run(Trigger.timer("own")) instanceof RunOutcome.Ran);
        assertThat(ran).hasValue(1);
    }

    @Test
    void aStorageThatFailsMakesTheTriggerUnavailable() {
        AtomicInteger broken = new AtomicInteger(1);
        CronGuard guard = fixture.guard(g -> g.runLock(request -> {
            if (broken.getAndDecrement() > 0) {
                throw new IllegalStateException("no database");
            }
            return fixture.storage.runLock().tryAcquire(request);
        }));
        CronResponse answer = guard.handle(fixture.trigger());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("database");
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
    }

    @Test
    void ofABurstOfTriggersOneRunsAndAllOthersAreBusy() throws Exception {
        CronGuard guard = fixture.guard(g -> g.task("held", Schedule.everyTrigger(), run -> {
            await(release);
            return RunCounts.NONE;
        }));
        int burst = 40;
        CyclicBarrier together = new CyclicBarrier(burst);
        List<String> busy = Collections.synchronizedList(new ArrayList<>());
        List<Thread> callers = new ArrayList<>();
        AtomicInteger ran = new AtomicInteger();
        for (int i = 0; i < burst; i++) {
            Thread caller = new Thread(() -> {
                awaitAll(together);
                CronResponse answer = guard.handle(fixture.trigger());
                if (answer.body().contains("Cron is already running.")) {
                    busy.add(answer.body());
                } else if (answer.status() == 200) {
                    ran.incrementAndGet();
                }
            });
            callers.add(caller);
            caller.start();
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> busy.size() == burst - 1);
        release.countDown();
        for (Thread caller : callers) {
            caller.join(10_000);
        }
        assertThat(ran).hasValue(1);
        assertThat(fixture.runs()).hasSize(1);
    }

    private static void awaitAll(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void anErrorOfTheStorageLeavesNoThreadBehind() {
        AtomicInteger broken = new AtomicInteger(1);
        CronGuard guard =
                fixture.guard(g -> g.startWithin(Duration.ofMillis(500)).runLock(request -> {
                    if (broken.getAndDecrement() > 0) {
                        throw new NoClassDefFoundError("a driver that was swapped under a running application");
                    }
                    return fixture.storage.runLock().tryAcquire(request);
                }));
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(503);
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
    }

    @Test
    void aLeaseThatCannotBeGivenBackDoesNotUndoTheRun() {
        CronGuard guard = fixture.guard(g -> g.runLock(request -> fixture.storage
                .runLock()
                .tryAcquire(request)
                .map(lease -> new Watched(lease, new ArrayList<>()) {
                    @Override
                    public void close() {
                        throw new IllegalStateException("no database");
                    }
                })));
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
    }

    @Test
    void aRunThatIsOvertakenBeforeItsRowIsWrittenIsBusy() {
        CronGuard guard = fixture.guard(g -> g.runRecorder(new Recorder() {
            @Override
            public RunId start(RunStart start) {
                throw new LeaseLostException(start.lease());
            }
        }));
        assertThat(guard.handle(fixture.trigger()).body())
                .isEqualTo("{\"ok\":false,\"message\":\"Cron is already running.\"}");
    }

    @Test
    void aRecorderThatFailsAtTheEndDoesNotUndoTheRun() {
        CronGuard guard = fixture.guard(g -> g.runRecorder(new Recorder() {
                    @Override
                    public boolean finish(RunId id, RunFinish finish) {
                        throw new IllegalStateException("no database");
                    }
                })
                .task("work", Schedule.everyTrigger(), run -> RunCounts.processed(1)));
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
        assertThat(fixture.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.RUNNING));
        fixture.guard(g -> g).handle(fixture.trigger());
        assertThat(fixture.runs()).extracting(run -> run.status()).containsExactly(RunStatus.ABANDONED, RunStatus.OK);
    }

    @Test
    void aRunWhoseRowWasClosedByAnotherSaysSo() {
        CronGuard guard = fixture.guard(g -> g.runRecorder(new Recorder() {
            @Override
            public boolean finish(RunId id, RunFinish finish) {
                return false;
            }
        }));
        assertThat(guard.run(Trigger.timer("own")))
                .isInstanceOfSatisfying(
                        RunOutcome.Ran.class, ran -> assertThat(ran.status()).isEqualTo(RunStatus.ABANDONED));
    }

    @Test
    void aLockOfTheHostsOwnIsAdoptedByTheStorage() {
        InMemoryRunLock lock = new InMemoryRunLock(fixture.clock);
        CronGuard guard =
                fixture.guard(g -> g.runLock(lock).task("work", Schedule.everyMinute(), run -> RunCounts.processed(1)));
        assertThat(guard.run(Trigger.timer("own")).counts().processed()).isEqualTo(1);
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(guard.run(Trigger.timer("own")).counts().processed()).isEqualTo(1);
        assertThat(fixture.runs()).extracting(run -> run.fence()).containsExactly(1L, 2L);
    }

    @Test
    void aLimiterThatMayBlockIsAskedOnAThreadOfTheGuards() {
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        RateLimiter limiter = key -> {
            threads.add(Thread.currentThread().getName() + " " + key);
            return new RateLimitResult(threads.size() < 2, 1, 0, Duration.ofSeconds(7));
        };
        CronGuard guard = fixture.guard(g -> g.rateLimiter(limiter));
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
        CronResponse refused = guard.handle(fixture.trigger());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "7");
        assertThat(threads)
                .allSatisfy(t -> assertThat(t).startsWith("cron-guard-run-").endsWith("cron:schedule-run:default"));
    }

    @Test
    void listenersHearOfRunsAndRefusalsAndCannotHarm() {
        List<String> heard = new ArrayList<>();
        CronGuard guard = fixture.guard(g -> g.listener(new RunListener() {
                    @Override
                    public void started(RunId runId, String caller) {
                        throw new IllegalStateException("a bad listener");
                    }
                })
                .listener(new RunListener() {
                    @Override
                    public void started(RunId runId, String caller) {
                        heard.add("started " + runId + " " + caller);
                    }

                    @Override
                    public void finished(RunOutcome.Ran outcome, String caller) {
                        heard.add("finished " + outcome.status() + " " + caller);
                    }

                    @Override
                    public void refused(String reason, @Nullable String callerIp) {
                        heard.add("refused " + reason + " " + callerIp);
                    }
                }));
        guard.handle(fixture.trigger());
        guard.handle(CronRequest.get("/cron/run").from("192.0.2.1").secure(true));
        assertThat(heard).containsExactly("started 1 default", "finished OK default", "refused unauthorized 192.0.2.1");
    }

    @Test
    void refusalsAreCountedAndWrittenAtTheLatestWhenTheGuardCloses() {
        List<RefusalCount> written = Collections.synchronizedList(new ArrayList<>());
        CronGuard guard = fixture.guard(g -> g.runRecorder(new Recorder() {
            @Override
            public void refused(List<RefusalCount> refusals) {
                written.addAll(refusals);
            }
        }));
        for (int i = 0; i < 3; i++) {
            guard.handle(CronRequest.get("/cron/run").from("127.0.0.1").header("X-Request-Id", "request-" + i));
        }
        guard.handle(CronRequest.of("PUT", "/cron/run").from("127.0.0.1"));
        guard.close(Duration.ofSeconds(1));
        assertThat(written.stream().filter(count -> count.reason().equals("unauthorized")))
                .satisfiesExactlyInAnyOrder(count -> {
                    assertThat(count.count()).isEqualTo(3);
                    assertThat(count.lastIp()).isEqualTo("127.0.0.1");
                    assertThat(count.lastRequestId()).isEqualTo("request-2");
                    assertThat(count.minute()).isEqualTo("2026-11-24T12:00:00Z");
                });
        assertThat(written).extracting(RefusalCount::reason).contains("method");
    }

    @Test
    void aLeaseIsNeverExtendedBeyondTheGreatestHold() throws Exception {
        List<Duration> extensions = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch started = new CountDownLatch(1);
        CronGuard guard = fixture.guard(
                settings -> settings.leaseTtl(Duration.ofSeconds(3))
                        .maxHold(Duration.ofSeconds(5))
                        .tickBudget(Duration.ofSeconds(2)),
                g -> g.runLock(request -> fixture.storage
                                .runLock()
                                .tryAcquire(request)
                                .map(lease -> new Watched(lease, extensions)))
                        .task("long", Schedule.everyTrigger(), run -> {
                            started.countDown();
                            await(release);
                            return RunCounts.NONE;
                        }));
        Thread first = new Thread(() -> guard.run(Trigger.timer("own")));
        first.start();
        started.await(10, TimeUnit.SECONDS);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> extensions.size() == 1);
        assertThat(extensions).containsExactly(Duration.ofSeconds(3));
        fixture.clock.advance(Duration.ofMillis(2_500));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> extensions.size() == 2);
        assertThat(extensions).last().isEqualTo(Duration.ofMillis(2_500));
        fixture.clock.advance(Duration.ofMillis(2_600));
        first.join(10_000);
        assertThat(fixture.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.LOCK_LOST));
    }

    @Test
    void aHeartbeatWhoseOutcomeIsNotKnownIsTriedAgainSoon() throws Exception {
        AtomicInteger beats = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CronGuard guard = fixture.guard(
                settings -> settings.leaseTtl(Duration.ofSeconds(3)),
                g -> g.runLock(request -> fixture.storage
                                .runLock()
                                .tryAcquire(request)
                                .map(lease -> new Watched(lease, new ArrayList<>()) {
                                    @Override
                                    public boolean extend(Duration ttl) {
                                        if (beats.incrementAndGet() == 1) {
                                            throw new IllegalStateException("the network blinked");
                                        }
                                        return super.extend(ttl);
                                    }
                                }))
                        .task("long", Schedule.everyTrigger(), run -> {
                            started.countDown();
                            await(release);
                            return RunCounts.processed(1);
                        }));
        Thread first = new Thread(() -> guard.run(Trigger.timer("own")));
        first.start();
        started.await(10, TimeUnit.SECONDS);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> beats.get() >= 2);
        release.countDown();
        first.join(10_000);
        assertThat(fixture.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.OK));
    }

    @Test
    void aTakenOverLeaseInterruptsTheRunAndEndsItLockLost() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CronGuard guard = fixture.guard(
                settings -> settings.leaseTtl(Duration.ofSeconds(3)),
                g -> g.runLock(request -> fixture.storage
                                .runLock()
                                .tryAcquire(request)
                                .map(lease -> new Watched(lease, new ArrayList<>()) {
                                    @Override
                                    public boolean extend(Duration ttl) {
                                        return false;
                                    }
                                }))
                        .task("long", Schedule.everyTrigger(), run -> {
                            started.countDown();
                            try {
                                release.await();
                            } catch (InterruptedException stop) {
                                interrupted.countDown();
                                throw stop;
                            }
                            return RunCounts.NONE;
                        }));
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(500);
        assertThat(interrupted.getCount()).isZero();
        assertThat(fixture.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.LOCK_LOST));
    }

    @Test
    void oldRowsArePrunedAboutOnceAnHour() {
        CronGuard guard = fixture.guard(settings -> settings.retention(Duration.ofDays(3)), g -> g);
        guard.handle(fixture.trigger());
        fixture.clock.advance(Duration.ofDays(4));
        guard.handle(fixture.trigger());
        assertThat(fixture.runs()).extracting(run -> run.id().value()).containsExactly(2L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The storage's recorder, to be changed in one place. */
    private class Recorder implements RunRecorder {
        @Override
        public int closeOld(Lease lease) {
            return fixture.storage.runRecorder().closeOld(lease);
        }

        @Override
        public RunId start(RunStart start) {
            return fixture.storage.runRecorder().start(start);
        }

        @Override
        public boolean finish(RunId id, RunFinish finish) {
            return fixture.storage.runRecorder().finish(id, finish);
        }

        @Override
        public void refused(List<RefusalCount> refusals) {
            fixture.storage.runRecorder().refused(refusals);
        }
    }

    /** A lease that tells what it was extended by. */
    private static class Watched implements Lease {
        private final Lease lease;
        private final List<Duration> extensions;

        Watched(Lease lease, List<Duration> extensions) {
            this.lease = lease;
            this.extensions = extensions;
        }

        @Override
        public String name() {
            return lease.name();
        }

        @Override
        public String owner() {
            return lease.owner();
        }

        @Override
        public long fence() {
            return lease.fence();
        }

        @Override
        public Duration remaining() {
            return lease.remaining();
        }

        @Override
        public boolean extend(Duration ttl) {
            boolean extended = lease.extend(ttl);
            extensions.add(ttl);
            return extended;
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}
