package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TickTest {
    private final GuardFixture fixture = new GuardFixture();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        fixture.close();
    }

    private StepResult send(StepContext step) {
        sent.add(step.key());
        return StepResult.processed();
    }

    private CronGuard guard(UnaryOperator<SettingsBuilder> settings, Delivery delivery) {
        return fixture.guard(settings, g -> g.sequence(GuardFixture.sequence(delivery, this::send)));
    }

    private RunOutcome.Ran run(CronGuard guard) {
        return (RunOutcome.Ran) guard.run(Trigger.timer("own"));
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void everyContactGetsEveryStepOnceAndInOrder(Delivery delivery) {
        CronGuard guard = guard(settings -> settings.workers(4).batch(50), delivery);
        fixture.enroll(200);
        for (int minute = 0; minute < 5; minute++) {
            run(guard);
            fixture.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(sent).hasSize(600).doesNotHaveDuplicates();
        Map<String, List<String>> byContact = new TreeMap<>();
        sent.forEach(key -> byContact
                .computeIfAbsent(key.substring(0, key.lastIndexOf('/')), k -> new ArrayList<>())
                .add(key.substring(key.lastIndexOf('/') + 1)));
        assertThat(byContact.values()).hasSize(200).allMatch(List.of("1", "2", "3")::equals);
        assertThat(fixture.runs()).extracting(r -> r.counts().processed()).containsExactly(200L, 200L, 200L, 0L, 0L);
    }

    @Test
    void aStepWithoutDelayWaitsForTheNextRun() {
        CronGuard guard =
                fixture.guard(g -> g.sequence(io.github.cronguard.sequence.Sequence.named(GuardFixture.SEQUENCE)
                        .step(1, "first")
                        .step(2, "second")
                        .handledBy(Delivery.AT_MOST_ONCE, this::send)));
        fixture.enroll(3);
        assertThat(run(guard).counts().processed()).isEqualTo(3);
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(run(guard).counts().processed()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aHandlerThatThrowsIsTriedFiveTimesWithBackoffThenTheStepIsDead(Delivery delivery) {
        List<Integer> attempts = new ArrayList<>();
        CronGuard guard = fixture.guard(g -> g.sequence(GuardFixture.sequence(delivery, step -> {
            if (step.contact().startsWith("user-1@")) {
                attempts.add(step.attempt());
                throw new IllegalStateException("no such server");
            }
            return send(step);
        })));
        fixture.enroll(3);
        assertThat(run(guard).status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(sent).hasSize(2);
        fixture.clock.advance(Duration.ofSeconds(47));
        assertThat(run(guard).counts()).isEqualTo(RunCounts.NONE);
        for (int minutes = 0; minutes < 40; minutes++) {
            fixture.clock.advance(Duration.ofMinutes(1));
            run(guard);
        }
        assertThat(attempts).containsExactly(1, 2, 3, 4, 5);
        assertThat(sent).hasSize(6);
        assertThat(guard.health().dead()).isEqualTo(1);
        assertThat(fixture.storage.enrollments().retry("default_outreach/1/1")).isTrue();
        run(guard);
        assertThat(attempts).endsWith(5, 1);
    }

    @Test
    void whereNothingWentWellTheRunHasFailed() {
        CronGuard guard = fixture.guard(g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> {
            throw new IllegalStateException("no server");
        })));
        fixture.enroll(2);
        RunOutcome.Ran ran = run(guard);
        assertThat(ran.status()).isEqualTo(RunStatus.FAILED);
        assertThat(ran.error())
                .isEqualTo("2 steps failed; the first one: default_outreach/1/1: IllegalStateException: no server");
    }

    @Test
    void resultsHaveTheirStatesAndCounts() {
        CronGuard guard =
                fixture.guard(g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> switch (step.key()) {
                    case "default_outreach/1/1" -> StepResult.skipped("unsubscribed");
                    case "default_outreach/2/1" -> StepResult.queued();
                    case "default_outreach/3/1" -> StepResult.awaiting();
                    case "default_outreach/4/1" -> StepResult.rejected("no such user");
                    case "default_outreach/5/1" -> StepResult.uncertain("connection lost");
                    case "default_outreach/6/1" -> nothing();
                    default -> send(step);
                })));
        fixture.enroll(6);
        RunOutcome.Ran ran = run(guard);
        assertThat(ran.counts()).isEqualTo(new RunCounts(0, 2, 1, 3));
        assertThat(ran.status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(guard.health()).satisfies(health -> {
            assertThat(health.dead()).isEqualTo(1);
            assertThat(health.uncertain()).isEqualTo(2);
        });
        fixture.clock.advance(Duration.ofMinutes(2));
        assertThat(run(guard).counts().processed()).isEqualTo(2);
        assertThat(sent).containsExactlyInAnyOrder("default_outreach/1/2", "default_outreach/2/2");

        assertThat(fixture.storage.enrollments().complete("default_outreach/3/1", StepResult.processed()))
                .isTrue();
        assertThat(fixture.storage.enrollments().discard("default_outreach/4/1"))
                .isTrue();
        assertThat(fixture.storage.enrollments().confirmSent("default_outreach/5/1"))
                .isTrue();
        assertThat(fixture.storage.enrollments().sendAgain("default_outreach/6/1"))
                .isTrue();
        fixture.clock.advance(Duration.ofMinutes(1));
        run(guard);
        assertThat(sent).contains("default_outreach/3/2", "default_outreach/4/2", "default_outreach/5/2");
    }

    @SuppressWarnings("NullAway") // a handler of a host without null checks
    private static StepResult nothing() {
        return null;
    }

    @Test
    void whileSendingIsOffDueStepsStayDueAndAreCountedAsSkipped() {
        CronGuard off = guard(settings -> settings.emailSendingEnabled(false).catchUp(50), Delivery.AT_MOST_ONCE);
        fixture.enroll(80);
        assertThat(run(off).counts()).isEqualTo(new RunCounts(0, 0, 50, 0));
        assertThat(run(off).status()).isEqualTo(RunStatus.OK);
        assertThat(sent).isEmpty();

        CronGuard on = guard(settings -> settings.catchUp(50), Delivery.AT_MOST_ONCE);
        assertThat(run(on).counts()).isEqualTo(RunCounts.processed(50));
        assertThat(fixture.runs().get(2).output()).contains("catch-up cap of 50");
        assertThat(run(on).counts()).isEqualTo(RunCounts.processed(30));
        assertThat(sent).hasSize(80).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void theBudgetEndsATickAndTheRestIsGivenBack(Delivery delivery) {
        CronGuard guard = fixture.guard(
                settings -> settings.tickBudget(Duration.ofSeconds(10)),
                g -> g.sequence(GuardFixture.sequence(delivery, step -> {
                    fixture.clock.advance(Duration.ofSeconds(2));
                    return send(step);
                })));
        fixture.enroll(20);
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(5));
        assertThat(guard.health().backlog()).isGreaterThanOrEqualTo(15);
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(5));
        assertThat(sent).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aCancelIsHonouredInTheMiddleOfARun() {
        CronGuard guard = fixture.guard(g -> g.sequence(GuardFixture.sequence(Delivery.AT_LEAST_ONCE, step -> {
            if (sent.isEmpty()) {
                fixture.storage.enrollments().cancel(GuardFixture.SEQUENCE, "user-3@example.test");
                fixture.clock.advance(Duration.ofMillis(1_100));
            }
            return send(step);
        })));
        fixture.enroll(4);
        assertThat(run(guard).counts().processed()).isEqualTo(3);
        assertThat(sent).doesNotContain("default_outreach/3/1");
        fixture.clock.advance(Duration.ofMinutes(5));
        run(guard);
        assertThat(sent).noneMatch(key -> key.startsWith("default_outreach/3/"));
    }

    @Test
    void aPausedSequenceIsLeftOut() {
        CronGuard guard = guard(settings -> settings, Delivery.AT_MOST_ONCE);
        fixture.enroll(2);
        fixture.storage.pauses().pause(GuardFixture.SEQUENCE, null, "anna", "wrong text");
        assertThat(run(guard).counts()).isEqualTo(RunCounts.NONE);
        fixture.storage.pauses().resume(GuardFixture.SEQUENCE, "anna");
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(2));
    }

    @Test
    void workersHandOverAtTheSameTime() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        CronGuard guard = fixture.guard(
                settings -> settings.workers(3),
                g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> {
                    together.await(10, TimeUnit.SECONDS);
                    return send(step);
                })));
        fixture.enroll(9);
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(9));
    }

    @Test
    void atMostSixteenStepsAreClaimedAndNotMarked() {
        AtomicInteger most = new AtomicInteger();
        CronGuard guard = fixture.guard(g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> {
            fixture.storage.stepHistory().totals(Duration.ofDays(1)).stream()
                    .filter(totals -> totals.number() == 1)
                    .mapToInt(totals -> Math.toIntExact(100 - totals.due() - totals.done()))
                    .forEach(outstanding -> most.accumulateAndGet(outstanding, Math::max));
            return send(step);
        })));
        fixture.enroll(100);
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(100));
        assertThat(most.get()).isBetween(8, 16);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void whatADeadProcessHadClaimedIsTakenOverByItsPolicy(Delivery delivery) {
        CronGuard guard = guard(settings -> settings, delivery);
        fixture.enroll(3);
        Lease dead = fixture.storage
                .runLock()
                .tryAcquire(new LeaseRequest("cron:schedule-run", "dead", "node", Duration.ofSeconds(90)))
                .orElseThrow();
        Claim claim = fixture.storage.stepSource().claim(new ClaimRequest(List.of(GuardFixture.SEQUENCE), 2, dead));
        assertThat(claim.steps()).hasSize(2);
        assertThat(guard.run(Trigger.timer("own"))).isInstanceOf(RunOutcome.Busy.class);
        fixture.clock.advance(Duration.ofSeconds(91));

        run(guard);
        if (delivery == Delivery.AT_MOST_ONCE) {
            assertThat(sent).containsExactly("default_outreach/3/1");
            assertThat(guard.health().uncertain()).isEqualTo(2);
        } else {
            assertThat(sent).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Delivery.class,
            names = {"AT_MOST_ONCE", "AT_LEAST_ONCE"})
    void anInterruptedHandlerIsInDoubtUnderAtMostOnce(Delivery delivery) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CronGuard guard = fixture.guard(g -> g.sequence(GuardFixture.sequence(delivery, step -> {
            started.countDown();
            new CountDownLatch(1).await();
            return send(step);
        })));
        fixture.enroll(3);
        Thread first = new Thread(() -> run(guard));
        first.start();
        started.await(10, TimeUnit.SECONDS);
        guard.close(Duration.ofSeconds(2));
        first.join(10_000);
        assertThat(fixture.runs())
                .singleElement()
                .satisfies(r -> assertThat(r.status()).isEqualTo(RunStatus.INTERRUPTED));
        CronGuard next = guard(settings -> settings, delivery);
        assertThat(next.health().uncertain()).isEqualTo(delivery == Delivery.AT_MOST_ONCE ? 1 : 0);
        assertThat(run(next).counts().processed()).isEqualTo(2);
    }

    private boolean isDone(String step) {
        return fixture.storage.stepHistory().find(step).orElseThrow().state() == StepState.DONE;
    }

    @Test
    void aHungHandlerHoldsOneWorkerAndItsStepAndALateSentIsStillTrue() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CronGuard guard = fixture.guard(
                settings -> settings.workers(2),
                g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> {
                    if (step.key().equals("default_outreach/1/1")) {
                        started.countDown();
                        awaitDespiteInterrupts(release);
                    }
                    return send(step);
                })));
        fixture.enroll(4);
        Thread first = new Thread(() -> run(guard));
        first.start();
        started.await(10, TimeUnit.SECONDS);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> sent.size() == 3);
        fixture.clock.advance(Duration.ofMillis(501));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> Stream.of(2, 3, 4).allMatch(contact -> isDone("default_outreach/" + contact + "/1")));
        fixture.clock.advance(Duration.ofSeconds(91));
        first.join(20_000);
        assertThat(fixture.runs().get(0).status()).isEqualTo(RunStatus.LOCK_LOST);

        fixture.enroll(5);
        // the new contact's first step, and the second one of the three others
        assertThat(run(guard).counts().processed()).isEqualTo(4);
        assertThat(guard.health().uncertain()).isEqualTo(1);
        release.countDown();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> guard.health().uncertain() == 0);
        fixture.clock.advance(Duration.ofMinutes(2));
        run(guard);
        assertThat(sent)
                .contains("default_outreach/1/1", "default_outreach/1/2")
                .doesNotHaveDuplicates();
    }

    @Test
    void whenAllWorkersHangTheTickSaysSo() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CronGuard guard = fixture.guard(g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> {
            started.countDown();
            awaitDespiteInterrupts(release);
            return send(step);
        })));
        fixture.enroll(2);
        Thread first = new Thread(() -> run(guard));
        first.start();
        started.await(10, TimeUnit.SECONDS);
        fixture.clock.advance(Duration.ofSeconds(91));
        first.join(20_000);
        RunOutcome.Ran second = run(guard);
        assertThat(second.counts()).isEqualTo(new RunCounts(0, 0, 1, 0));
        assertThat(fixture.runs().get(1).output()).contains("All workers are stuck");
        release.countDown();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> run(guard).counts().processed() == 1);
    }

    private static void awaitDespiteInterrupts(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                // a handler that does not heed interrupts
            }
        }
    }
}
