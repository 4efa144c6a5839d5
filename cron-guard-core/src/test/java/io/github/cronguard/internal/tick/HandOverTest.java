package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.Next;
import io.github.cronguard.spi.StepMark.To;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HandOverTest {
    private static final Next FOLLOW_UP = new Next(2, "follow-up", Parts.FOLLOW_UP);

    private final Parts parts = new Parts();
    private final Step step = Parts.step(1);
    private final OpenClaim claim = parts.open(new ScriptedSteps(List.of()), List.of(step));

    @AfterEach
    void close() {
        parts.close();
    }

    private Handled call(HandOver handOver, Step handed, boolean interrupted) {
        return handOver.call(claim, handed, parts.run.task(), HandOver.NO_RESOURCES, () -> interrupted);
    }

    private Handled call(Delivery delivery, boolean interrupted, StepHandler handler) {
        return call(Parts.handOver(delivery, handler), step, interrupted);
    }

    private Handled expected(
            To to,
            @Nullable String error,
            @Nullable Duration retryIn,
            @Nullable Next next,
            Verdict verdict,
            @Nullable String problem) {
        return new Handled(claim, step, new StepMark(step, to, error, retryIn, next), verdict, problem);
    }

    static Stream<Arguments> results() {
        return Stream.of(
                Arguments.of(StepResult.processed(), To.DONE, FOLLOW_UP, Verdict.PROCESSED, null),
                Arguments.of(StepResult.queued(), To.DONE, FOLLOW_UP, Verdict.QUEUED, null),
                Arguments.of(StepResult.skipped("has answered"), To.SKIPPED, FOLLOW_UP, Verdict.SKIPPED, null),
                Arguments.of(StepResult.awaiting(), To.QUEUED, null, Verdict.QUEUED, null),
                Arguments.of(StepResult.rejected("unknown"), To.DEAD, null, Verdict.REFUSED, "rejected: unknown"),
                Arguments.of(
                        StepResult.uncertain("timeout"), To.UNCERTAIN, null, Verdict.REFUSED, "uncertain: timeout"));
    }

    @ParameterizedTest
    @MethodSource("results")
    void turnsAResultIntoItsMark(
            StepResult result, To to, @Nullable Next next, Verdict verdict, @Nullable String problem) {
        assertThat(call(Delivery.AT_LEAST_ONCE, false, handed -> result))
                .isEqualTo(expected(to, result.why(), null, next, verdict, problem));
    }

    @Test
    void handsTheStepOver() {
        call(Delivery.AT_LEAST_ONCE, false, handed -> {
            parts.sent.add(handed.key() + " in " + handed.runId());
            return StepResult.processed();
        });
        assertThat(parts.sent).containsExactly("mails/1/1 in 11");
    }

    @Test
    @SuppressWarnings("NullAway") // a host that does not check its own code may do so
    void aNullIsUncertain() {
        String why = "The handler returned null, so it is not known what it did";
        assertThat(call(Delivery.AT_LEAST_ONCE, false, handed -> null))
                .isEqualTo(expected(To.UNCERTAIN, why, null, null, Verdict.REFUSED, "uncertain: " + why));
    }

    @ParameterizedTest
    @CsvSource({"AT_MOST_ONCE, false", "AT_LEAST_ONCE, false", "AT_LEAST_ONCE, true", "TRANSACTIONAL, true"})
    void anExceptionIsAFailedAttempt(Delivery delivery, boolean interrupted) {
        String why = "IllegalStateException: no server";
        assertThat(call(delivery, interrupted, handed -> {
                    throw new IllegalStateException("no server");
                }))
                .isEqualTo(expected(To.PENDING, why, Duration.ofMinutes(1), null, Verdict.FAILED, why));
    }

    @Test
    void anExceptionBehindAnInterruptIsUncertainUnderAtMostOnce() {
        assertThat(call(Delivery.AT_MOST_ONCE, true, handed -> {
                    throw new InterruptedException();
                }))
                .isEqualTo(expected(
                        To.UNCERTAIN, "InterruptedException", null, null, Verdict.FAILED, "InterruptedException"));
    }

    @ParameterizedTest
    @CsvSource({"AT_MOST_ONCE, UNCERTAIN", "AT_LEAST_ONCE, PENDING", "TRANSACTIONAL, PENDING"})
    void anErrorIsUncertainUnderAtMostOnce(Delivery delivery, To to) {
        Handled handled = call(delivery, false, handed -> {
            throw new NoClassDefFoundError("half a deployment");
        });
        Duration retryIn = to == To.PENDING ? Duration.ofMinutes(1) : null;
        String why = "NoClassDefFoundError: half a deployment";
        assertThat(handled).isEqualTo(expected(to, why, retryIn, null, Verdict.FAILED, why));
    }

    @ParameterizedTest
    @CsvSource({"0, PENDING, PT1M", "1, PENDING, PT2M", "2, DEAD,", "3, DEAD,"})
    void theLastAttemptThatFailsMakesTheStepDead(int attempts, To to, @Nullable Duration retryIn) {
        Step tried = new Step("mails/1/1", 1, "mails", 1, "intro", "c1", Map.of(), attempts, Instant.EPOCH);
        assertThat(Parts.handOver(Delivery.AT_MOST_ONCE, handed -> StepResult.processed())
                        .failedAttempt(tried, "no server"))
                .isEqualTo(new StepMark(tried, to, "no server", retryIn, null));
    }

    @ParameterizedTest
    @CsvSource({"mails, 3,", "mails, 0, 1", "removed, 1,"})
    void aStepThatIsNotDefinedIsSkippedForTheOneBehindIt(String sequence, int number, @Nullable Integer next) {
        Step unknown = new Step("key", 1, sequence, number, "name", "c1", Map.of(), 0, Instant.EPOCH);
        Sequence mails = Parts.sequence(Delivery.AT_MOST_ONCE, parts.sending());
        Handled handled = call(
                new HandOver(Map.of(Parts.SEQUENCE, mails), Parts.MAX_ATTEMPTS, new Backoff(() -> 0.5)),
                unknown,
                false);
        StepMark mark = new StepMark(
                unknown,
                To.SKIPPED,
                "The definition does not have this step any more",
                null,
                next == null ? null : Next.of(mails.first()));
        assertThat(handled).isEqualTo(new Handled(claim, unknown, mark, Verdict.SKIPPED, null));
        assertThat(parts.sent).isEmpty();
    }
}
