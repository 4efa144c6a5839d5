package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TaskTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final GuardFixture fixture = new GuardFixture();
    private final List<Instant> slots = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    private CronGuard guard(Schedule schedule) {
        return fixture.guard(g -> g.task("work", schedule, run -> {
            slots.add(run.slot());
            return RunCounts.processed(1);
        }));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-24T" + time + "Z");
    }

    @Test
    void aSlotRunsOnceHoweverManyTriggersComeInIt() {
        CronGuard guard = guard(Schedule.everyMinute());
        for (int second = 0; second < 180; second += 20) {
            guard.run(Trigger.timer("own"));
            fixture.clock.advance(Duration.ofSeconds(20));
        }
        assertThat(slots).containsExactly(at("12:00:00"), at("12:01:00"), at("12:02:00"));
    }

    @Test
    void missedSlotsAreRunOnceWithTheLatestOne() {
        CronGuard guard = guard(Schedule.every(Duration.ofMinutes(5)));
        guard.run(Trigger.timer("own"));
        fixture.clock.advance(Duration.ofMinutes(17));
        guard.run(Trigger.timer("own"));
        assertThat(slots).containsExactly(at("12:00:00"), at("12:15:00"));
    }

    @Test
    void missedSlotsAreSkippedIfThatIsTheRule() {
        CronGuard guard = guard(Schedule.every(Duration.ofHours(1)).missed(MissedSlots.SKIP));
        guard.run(Trigger.timer("own"));
        fixture.clock.advance(Duration.ofMinutes(66));
        guard.run(Trigger.timer("own"));
        fixture.clock.advance(Duration.ofMinutes(55));
        guard.run(Trigger.timer("own"));
        assertThat(slots).containsExactly(at("12:00:00"), at("14:00:00"));
    }

    @Test
    void missedSlotsAreRunOneByOneUpToTheCapIfThatIsTheRule() {
        CronGuard guard = guard(Schedule.everyMinute().missed(MissedSlots.all(3)));
        guard.run(Trigger.timer("own"));
        fixture.clock.advance(Duration.ofMinutes(4));
        guard.run(Trigger.timer("own"));
        assertThat(slots).containsExactly(at("12:00:00"), at("12:01:00"), at("12:02:00"), at("12:03:00"));
        guard.run(Trigger.timer("own"));
        assertThat(slots).hasSize(5).endsWith(at("12:04:00"));
    }

    @Test
    void aCronExpressionWaitsForItsFirstSlotInItsZone() {
        CronGuard guard = guard(Schedule.cron("30 13 * * *", BERLIN));
        guard.run(Trigger.timer("own"));
        fixture.clock.advance(Duration.ofMinutes(30));
        guard.run(Trigger.timer("own"));
        guard.run(Trigger.timer("own"));
        fixture.clock.advance(Duration.ofDays(2));
        guard.run(Trigger.timer("own"));
        assertThat(slots).containsExactly(at("12:30:00"), Instant.parse("2026-11-26T12:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-24T22:00:00Z", "2027-03-27T22:00:00Z"})
    void aCronSlotRunsOnceInTheAutumnOverlapAndInTheSpringGap(Instant evening) {
        fixture.clock.setTimeOfDay(evening);
        CronGuard guard = guard(Schedule.cron("30 2 * * *", BERLIN).missed(MissedSlots.all(10)));
        for (int i = 0; i < 100; i++) {
            guard.run(Trigger.timer("own"));
            fixture.clock.advance(Duration.ofMinutes(5));
        }
        assertThat(slots).hasSize(1);
    }

    @Test
    void aWrongExpressionIsRefusedAtOnce() {
        assertThatThrownBy(() -> Schedule.cron("61 * * * *", ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.cron("* * * *", ZoneOffset.UTC)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.every(Duration.ofMillis(1_500)))
                .hasMessageContaining("whole number of seconds");
        assertThatThrownBy(() -> MissedSlots.all(0)).hasMessageContaining("1 to 10000");
    }

    @Test
    void aTaskOfEveryTriggerRunsAtEveryTrigger() {
        CronGuard guard = guard(Schedule.everyTrigger());
        guard.run(Trigger.timer("own"));
        guard.run(Trigger.timer("own"));
        assertThat(slots).hasSize(2);
    }

    @Test
    void aFailureWaitsForTheNextSlotAndDoesNotHoldOthersUp() {
        List<String> ran = new ArrayList<>();
        CronGuard guard = fixture.guard(g -> g.task("broken", Schedule.everyMinute(), run -> {
                    ran.add("broken");
                    throw new IllegalStateException("no\u202E way");
                })
                .task("fine", Schedule.everyMinute(), run -> {
                    ran.add("fine");
                    run.output().println("all is fine");
                    return RunCounts.processed(2);
                }));
        RunOutcome.Ran outcome = (RunOutcome.Ran) guard.run(Trigger.timer("own"));
        assertThat(outcome.status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(outcome.counts()).isEqualTo(new RunCounts(2, 0, 0, 1));
        assertThat(outcome.error()).isEqualTo("broken: IllegalStateException: no\\u202E way");
        assertThat(fixture.runs().get(0).output()).isEqualTo("all is fine" + System.lineSeparator());
        guard.run(Trigger.timer("own"));
        assertThat(ran).containsExactly("broken", "fine");
    }

    @Test
    void onceDoesItsWorkOnceAndGivesTheKeyBackWhenItThrows() {
        List<String> done = new ArrayList<>();
        boolean[] broken = {true};
        CronGuard guard = fixture.guard(g -> g.task("invoices", Schedule.everyTrigger(), run -> {
            int sent = 0;
            for (String invoice : List.of("1", "2")) {
                if (run.once("invoice-" + invoice, () -> {
                    if (invoice.equals("2") && broken[0]) {
                        throw new IllegalStateException("printer on fire");
                    }
                    return done.add(invoice);
                })) {
                    sent++;
                }
            }
            return RunCounts.processed(sent);
        }));
        guard.run(Trigger.timer("own"));
        assertThat(done).containsExactly("1");
        broken[0] = false;
        assertThat(guard.run(Trigger.timer("own")).counts().processed()).isEqualTo(1);
        assertThat(guard.run(Trigger.timer("own")).counts().processed()).isZero();
        assertThat(done).containsExactly("1", "2");
    }

    @Test
    void aTaskSeesItsRun() {
        List<Object> seen = new ArrayList<>();
        CronGuard guard = fixture.guard(g -> g.task("look", Schedule.everyTrigger(), run -> {
            seen.addAll(List.of(run.runId().value(), run.fence(), run.deadline(), run.shouldStop(), run.requestId()));
            return RunCounts.NONE;
        }));
        guard.run(Trigger.timer("own"));
        assertThat(seen)
                .startsWith(1L, 1L, at("12:10:00"), false)
                .last()
                .asString()
                .hasSize(32);
    }

    @Test
    void aTaskThatHangsBeyondItsLeaseIsLeftOutUntilItReturns() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CronGuard guard = fixture.guard(g -> g.task("hangs", Schedule.everyTrigger(), run -> {
                    hanging.countDown();
                    awaitUninterruptibly(release);
                    return RunCounts.NONE;
                })
                .task("other", Schedule.everyTrigger(), run -> RunCounts.processed(1)));
        List<RunOutcome> outcomes = java.util.Collections.synchronizedList(new ArrayList<>());
        Thread first = new Thread(() -> outcomes.add(guard.run(Trigger.timer("first"))));
        first.start();
        hanging.await(10, TimeUnit.SECONDS);
        fixture.clock.advance(Duration.ofSeconds(91)); // no heartbeat came in all that time

        first.join(20_000);
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        RunOutcome.Ran.class, ran -> assertThat(ran.status()).isEqualTo(RunStatus.LOCK_LOST));
        RunOutcome second = guard.run(Trigger.timer("second"));
        assertThat(second.counts()).isEqualTo(new RunCounts(1, 0, 1, 0));
        assertThat(fixture.runs().get(1).output()).contains("Task hangs is stuck");

        release.countDown();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> guard.run(Trigger.timer("third")).counts().skipped() == 0);
        assertThat(fixture.runs().get(0).status()).isEqualTo(RunStatus.LOCK_LOST);
    }

    @Test
    void closingInterruptsATaskThatDoesNotStopAndLeavesItsSlotOpen() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CronGuard guard = fixture.guard(g -> g.task("long", Schedule.everyMinute(), run -> {
            slots.add(run.slot());
            started.countDown();
            never.await();
            return RunCounts.NONE;
        }));
        Thread first = new Thread(() -> guard.run(Trigger.timer("first")));
        first.start();
        started.await(10, TimeUnit.SECONDS);
        guard.close(Duration.ofSeconds(1));
        first.join(10_000);
        assertThat(fixture.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.INTERRUPTED));

        CronGuard next = guard(Schedule.everyMinute());
        assertThat(fixture.storage.taskProgress().lastSlot("long")).isEmpty();
        assertThat(next.run(Trigger.timer("next")).counts().processed()).isEqualTo(1);
    }

    @Test
    void aTaskThatHeedsTheStopEndsItsRunInTime() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CronGuard guard = fixture.guard(g -> g.task("long", Schedule.everyTrigger(), run -> {
            started.countDown();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(run::shouldStop);
            return RunCounts.processed(5);
        }));
        Thread first = new Thread(() -> guard.handle(fixture.trigger()));
        first.start();
        started.await(10, TimeUnit.SECONDS);
        guard.close(Duration.ofSeconds(10));
        first.join(10_000);
        assertThat(fixture.runs()).singleElement().satisfies(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.INTERRUPTED);
            assertThat(run.counts().processed()).isEqualTo(5);
        });
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
