package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.Pauses;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pausing, resuming and cancelling one contact, one sequence and everything, in the middle of a run. */
@Timeout(60)
class HoldTest {
    private static final String LAST = "user-4@example.test";

    private final GuardFixture fixture = new GuardFixture();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    /** What an operator does while the first step is with its handler. */
    private Runnable meanwhile = () -> {};

    private Duration lasts = Duration.ofMillis(1_100);

    @AfterEach
    void close() {
        fixture.close();
    }

    private CronGuard guard(Delivery delivery) {
        return fixture.guard(g -> g.sequence(GuardFixture.sequence(delivery, this::send)));
    }

    private StepResult send(StepContext step) {
        Runnable once = meanwhile;
        meanwhile = () -> {};
        once.run();
        fixture.clock.advance(lasts);
        sent.add(step.key());
        return StepResult.processed();
    }

    private static RunOutcome.Ran run(CronGuard guard) {
        return (RunOutcome.Ran) guard.run(Trigger.timer("own"));
    }

    private Enrollments enrollments() {
        return fixture.storage.enrollments();
    }

    private Pauses pauses() {
        return fixture.storage.pauses();
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aContactThatIsPausedBetweenClaimAndHandOverIsHeldAndGoesOnWhenItIsResumed(Delivery delivery) {
        CronGuard guard = guard(delivery);
        fixture.enroll(4);
        meanwhile = () -> enrollments().pause(GuardFixture.SEQUENCE, LAST);
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(3));
        fixture.clock.advance(Duration.ofDays(1));
        run(guard);
        assertThat(sent).hasSize(6).noneMatch(key -> key.startsWith("default_outreach/4/"));
        assertThat(guard.health().backlog()).isZero();
        assertThat(guard.health().uncertain()).isZero();

        enrollments().resume(GuardFixture.SEQUENCE, LAST);
        assertThat(guard.health().backlog()).isEqualTo(1);
        run(guard);
        assertThat(sent).contains("default_outreach/4/1").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aContactThatUnsubscribesBetweenClaimAndHandOverGetsNothingMore(Delivery delivery) {
        CronGuard guard = guard(delivery);
        fixture.enroll(4);
        meanwhile = () -> enrollments().cancel(GuardFixture.SEQUENCE, LAST);
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(3));
        fixture.clock.advance(Duration.ofDays(1));
        run(guard);
        assertThat(sent).noneMatch(key -> key.startsWith("default_outreach/4/"));
        assertThat(guard.health().backlog()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "AT_MOST_ONCE, ALL", "AT_LEAST_ONCE, ALL", "TRANSACTIONAL, ALL",
        "AT_MOST_ONCE, default_outreach", "AT_LEAST_ONCE, default_outreach", "TRANSACTIONAL, default_outreach"
    })
    void aPauseEndsTheHandOversOfTheRunAtHandAndTheRestIsDueAgain(Delivery delivery, String scope) {
        CronGuard guard = guard(delivery);
        fixture.enroll(40);
        meanwhile = () -> pauses().pause(scope, null, "anna", "wrong text");
        RunOutcome.Ran ran = run(guard);
        assertThat(ran.status()).isEqualTo(RunStatus.OK);
        assertThat(ran.counts()).isEqualTo(RunCounts.processed(1));

        pauses().resume(scope, "anna");
        assertThat(guard.health().backlog()).isEqualTo(39);
        lasts = Duration.ZERO;
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(39));
        assertThat(sent).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void aPauseOfAnotherSequenceChangesNothing() {
        CronGuard guard = fixture.guard(g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, this::send))
                .sequence(io.github.cronguard.sequence.Sequence.named("other")
                        .step(1, "one")
                        .handledBy(Delivery.AT_MOST_ONCE, this::send)));
        fixture.enroll(3);
        meanwhile = () -> pauses().pause("other", null, "anna", "");
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(3));
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void theStepThatIsWithItsHandlerEndsAsItDoesAndTheOneBehindItIsHeld(Delivery delivery) {
        CronGuard guard = guard(delivery);
        fixture.enroll(1);
        meanwhile = () -> enrollments().pause(GuardFixture.SEQUENCE, "user-1@example.test");
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(1));
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(run(guard).counts()).isEqualTo(RunCounts.NONE);
        enrollments().resume(GuardFixture.SEQUENCE, "user-1@example.test");
        run(guard);
        assertThat(sent).containsExactly("default_outreach/1/1", "default_outreach/1/2");
    }

    @Test
    void aPauseOfEverythingEndsByItself() {
        CronGuard guard = guard(Delivery.AT_MOST_ONCE);
        fixture.enroll(2);
        pauses().pause(Pause.ALL, fixture.clock.instant().plusSeconds(60), "anna", "");
        assertThat(guard.run(Trigger.timer("own"))).isInstanceOf(RunOutcome.Paused.class);
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(run(guard).counts()).isEqualTo(RunCounts.processed(2));
    }
}
