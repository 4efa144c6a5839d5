package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tick over a source of steps that breaks. */
@Timeout(60)
class BrokenStepsTest {
    private final GuardFixture fixture = new GuardFixture();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        fixture.guard(g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, this::send)));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private StepResult send(StepContext step) {
        sent.add(step.key());
        return StepResult.processed();
    }

    private RunOutcome.Ran run(Delivery delivery, TransactionalStepSource source) {
        CronGuard guard =
                fixture.guard(g -> g.stepSource(source).sequence(GuardFixture.sequence(delivery, this::send)));
        return (RunOutcome.Ran) guard.run(Trigger.timer("own"));
    }

    @Test
    void aStepThatBreaksTheTransactionOfAllHarmsItselfOnly() {
        fixture.enroll(5);
        TransactionalStepSource source = new Steps() {
            @Override
            public List<StepMark> handleInTransaction(Claim claim, List<Step> steps, Callback callback) {
                if (steps.stream().anyMatch(step -> step.key().equals("default_outreach/3/1"))) {
                    throw new IllegalStateException("the connection is gone");
                }
                return super.handleInTransaction(claim, steps, callback);
            }
        };
        RunOutcome.Ran first = run(Delivery.TRANSACTIONAL, source);
        assertThat(first.counts()).isEqualTo(new RunCounts(4, 0, 0, 1));
        assertThat(first.status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(first.error()).contains("default_outreach/3/1", "The transaction failed: the connection is gone");
        fixture.clock.advance(Duration.ofSeconds(30));
        assertThat(run(Delivery.TRANSACTIONAL, source).counts()).isEqualTo(RunCounts.NONE);
        fixture.clock.advance(Duration.ofMinutes(2));
        assertThat(run(Delivery.TRANSACTIONAL, new Steps()).counts().processed())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aClaimThatFailsEndsTheTickWithAnErrorAndLosesNothing(Delivery delivery) {
        fixture.enroll(2);
        RunOutcome.Ran broken = run(delivery, new Steps() {
            @Override
            public Claim claim(ClaimRequest request) {
                throw new IllegalStateException("no database");
            }
        });
        assertThat(broken.status()).isEqualTo(RunStatus.FAILED);
        assertThat(broken.error()).contains("sequence:tick: IllegalStateException: no database");
        assertThat(run(delivery, new Steps()).counts().processed()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aClaimThatFindsTheLeaseLostEndsTheRunLockLost(Delivery delivery) {
        fixture.enroll(2);
        RunOutcome.Ran lost = run(delivery, new Steps() {
            @Override
            public Claim claim(ClaimRequest request) {
                throw new LeaseLostException(request.lease());
            }
        });
        assertThat(lost.status()).isEqualTo(RunStatus.LOCK_LOST);
        assertThat(sent).isEmpty();
    }

    @Test
    void aMarkThatFailsOnceIsWrittenAgain() {
        fixture.enroll(3);
        AtomicInteger failures = new AtomicInteger(1);
        RunOutcome.Ran ran = run(Delivery.AT_MOST_ONCE, new Steps() {
            @Override
            public int mark(Claim claim, List<StepMark> marks) {
                if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("the network blinked");
                }
                return super.mark(claim, marks);
            }
        });
        assertThat(ran.status()).isEqualTo(RunStatus.OK);
        assertThat(run(Delivery.AT_MOST_ONCE, new Steps()).counts()).isEqualTo(RunCounts.NONE);
    }

    @Test
    void whatCannotBeMarkedIsNeverHandedOverAgain() {
        fixture.enroll(3);
        RunOutcome.Ran ran = run(Delivery.AT_MOST_ONCE, new Steps() {
            @Override
            public int mark(Claim claim, List<StepMark> marks) {
                throw new IllegalStateException("no database");
            }
        });
        assertThat(ran.error()).contains("no database");
        assertThat(run(Delivery.AT_MOST_ONCE, new Steps()).counts()).isEqualTo(RunCounts.NONE);
        assertThat(fixture.storage.health().uncertain()).isEqualTo(3);
        assertThat(sent).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatCannotBeReadAgainIsGivenBack(boolean error) {
        fixture.enroll(3);
        CronGuard guard = fixture.guard(g -> g.stepSource(new Steps() {
                    @Override
                    public Set<Step> stillDue(Claim claim) {
                        if (error) {
                            throw new NoClassDefFoundError("half a deployment");
                        }
                        throw new IllegalStateException("no database");
                    }
                })
                .sequence(GuardFixture.sequence(Delivery.AT_LEAST_ONCE, step -> {
                    fixture.clock.advance(Duration.ofMillis(1_500));
                    return send(step);
                })));
        assertThat(guard.run(Trigger.timer("own")).counts().processed()).isEqualTo(1);
        assertThat(guard.health().backlog()).isEqualTo(2);
    }

    @Test
    void anEmptyClaimBehindLocksOfOthersIsTriedAgain() {
        fixture.enroll(3);
        AtomicInteger empty = new AtomicInteger(3);
        for (Delivery delivery : List.of(Delivery.AT_MOST_ONCE, Delivery.TRANSACTIONAL)) {
            empty.set(3);
            sent.clear();
            RunOutcome.Ran ran = run(delivery, new Steps() {
                @Override
                public Claim claim(ClaimRequest request) {
                    return empty.getAndDecrement() > 0
                            ? new Claim("none", request.lease(), List.of(), true)
                            : super.claim(request);
                }
            });
            assertThat(ran.counts().processed()).isEqualTo(3);
            fixture.clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void closingRollsBackATransactionWhoseHandlerDoesNotStop() throws Exception {
        fixture.enroll(3);
        CountDownLatch started = new CountDownLatch(1);
        CronGuard guard = fixture.guard(g -> g.sequence(GuardFixture.sequence(Delivery.TRANSACTIONAL, step -> {
            started.countDown();
            new CountDownLatch(1).await();
            return send(step);
        })));
        Thread first = new Thread(() -> guard.run(Trigger.timer("own")));
        first.start();
        started.await(10, TimeUnit.SECONDS);
        guard.close(Duration.ofSeconds(2));
        first.join(10_000);
        assertThat(fixture.runs())
                .singleElement()
                .satisfies(r -> assertThat(r.status()).isEqualTo(RunStatus.INTERRUPTED));
        assertThat(run(Delivery.TRANSACTIONAL, new Steps()).counts().processed())
                .isEqualTo(2);
        fixture.clock.advance(Duration.ofSeconds(75));
        run(Delivery.TRANSACTIONAL, new Steps());
        assertThat(sent).contains("default_outreach/1/1", "default_outreach/2/1", "default_outreach/3/1");
    }

    @Test
    void aStepThatTheDefinitionHasLostIsSkippedAfterADayAndTheSequenceGoesOn() {
        fixture.guard(g -> g.sequence(io.github.cronguard.sequence.Sequence.named(GuardFixture.SEQUENCE)
                .step(7, "removed later")
                .step(9, "stays")
                .handledBy(Delivery.AT_MOST_ONCE, this::send)));
        fixture.enroll(1);
        CronGuard changed =
                fixture.guard(g -> g.sequence(io.github.cronguard.sequence.Sequence.named(GuardFixture.SEQUENCE)
                        .step(9, "stays")
                        .handledBy(Delivery.AT_MOST_ONCE, this::send)));
        assertThat(changed.run(Trigger.timer("own")).counts()).isEqualTo(RunCounts.NONE);
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(changed.run(Trigger.timer("own")).counts()).isEqualTo(new RunCounts(0, 0, 1, 0));
        fixture.clock.advance(Duration.ofSeconds(1));
        changed.run(Trigger.timer("own"));
        assertThat(sent).containsExactly("default_outreach/1/9");
    }

    /** The storage's steps, to be broken in one place. */
    private class Steps implements TransactionalStepSource {
        private TransactionalStepSource steps() {
            return fixture.storage.stepSource();
        }

        @Override
        public Claim claim(ClaimRequest request) {
            return steps().claim(request);
        }

        @Override
        public int mark(Claim claim, List<StepMark> marks) {
            return steps().mark(claim, marks);
        }

        @Override
        public void giveBack(Claim claim, Collection<Step> given) {
            steps().giveBack(claim, given);
        }

        @Override
        public Set<Step> stillDue(Claim claim) {
            return steps().stillDue(claim);
        }

        @Override
        public int takeOver(Lease lease) {
            return steps().takeOver(lease);
        }

        @Override
        public Backlog backlog() {
            return steps().backlog();
        }

        @Override
        public int countDue(ClaimRequest request) {
            return steps().countDue(request);
        }

        @Override
        public List<StepMark> handleInTransaction(Claim claim, List<Step> given, Callback callback) {
            return steps().handleInTransaction(claim, given, callback);
        }
    }
}
