package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OneAsksTest {
    private static final String LOCK = "lock";
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final AtomicInteger questions = new AtomicInteger();
    private final CountDownLatch isSent = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @AfterEach
    void answerWhatIsLeft() {
        answer.countDown();
    }

    private Optional<String> late() {
        questions.incrementAndGet();
        isSent.countDown();
        await(answer);
        return Optional.empty();
    }

    private Optional<String> atOnce() {
        questions.incrementAndGet();
        return Optional.of("lease");
    }

    /** The first question is the late one's. */
    private Optional<String> failsAsTheSecond() {
        if (questions.incrementAndGet() == 2) {
            throw new IllegalStateException("broken");
        }
        return Optional.of("lease");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static FutureTask<Optional<String>> asks(OneAsks<String> asks, Supplier<Optional<String>> question) {
        FutureTask<Optional<String>> asking = new FutureTask<>(() -> asks.ask(LOCK, question));
        Thread thread = new Thread(asking);
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && !asking.isDone()) {
            Thread.onSpinWait(); // until it waits for the answer or for its turn
        }
        return asking;
    }

    private FutureTask<Optional<String>> isOnItsWay(OneAsks<String> asks) {
        FutureTask<Optional<String>> first = asks(asks, this::late);
        await(isSent);
        return first;
    }

    private static List<FutureTask<Optional<String>>> ask(
            OneAsks<String> asks, int threads, Supplier<Optional<String>> question) {
        List<FutureTask<Optional<String>>> asking = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            asking.add(asks(asks, question));
        }
        return asking;
    }

    private static int leases(List<FutureTask<Optional<String>>> answers) throws Exception {
        int leases = 0;
        for (FutureTask<Optional<String>> got : answers) {
            leases += got.get().isPresent() ? 1 : 0;
        }
        return leases;
    }

    @Test
    void oneAsksForAllThatCameWhileAQuestionWasOnItsWay() throws Exception {
        OneAsks<String> asks = new OneAsks<>(0, LONG);
        FutureTask<Optional<String>> first = isOnItsWay(asks);
        List<FutureTask<Optional<String>>> others = ask(asks, 5, this::atOnce);
        assertThat(questions).as("sent after they came").hasValue(1);
        answer.countDown();
        assertThat(first.get()).isEmpty();
        assertThat(leases(others)).isEqualTo(1);
        assertThat(questions).hasValue(2);
        assertThat(asks.ask(LOCK, this::atOnce)).isPresent();
    }

    @Test
    void nobodyIsAnsweredByAQuestionThatWasOnItsWay() throws Exception {
        OneAsks<String> asks = new OneAsks<>(0, LONG);
        FutureTask<Optional<String>> first = isOnItsWay(asks);
        CountDownLatch secondIsSent = new CountDownLatch(1);
        CountDownLatch secondAnswer = new CountDownLatch(1);
        List<FutureTask<Optional<String>>> others = ask(asks, 3, () -> {
            secondIsSent.countDown();
            await(secondAnswer);
            return Optional.of("lease");
        });
        answer.countDown();
        assertThat(first.get()).isEmpty();
        await(secondIsSent);
        assertThatThrownBy(() -> others.get(2).get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        secondAnswer.countDown();
        assertThat(leases(others)).isEqualTo(1);
    }

    @Test
    void aQuestionThatFailsAnswersNobody() throws Exception {
        OneAsks<String> asks = new OneAsks<>(0, LONG);
        FutureTask<Optional<String>> first = isOnItsWay(asks);
        List<FutureTask<Optional<String>>> others = ask(asks, 5, this::failsAsTheSecond);
        answer.countDown();
        assertThat(first.get()).isEmpty();
        assertThatThrownBy(others.get(0)::get).hasRootCauseMessage("broken");
        assertThat(leases(others.subList(1, 5))).isEqualTo(4);
    }

    @Test
    void aQuestionThatHangsIsWaitedForAMomentOnly() throws Exception {
        OneAsks<String> asks = new OneAsks<>(0, SHORT);
        FutureTask<Optional<String>> first = isOnItsWay(asks);
        assertThat(leases(ask(asks, 3, this::atOnce))).isEqualTo(3);
        assertThat(first.isDone()).isFalse();
    }

    @Test
    void whoWantsAnotherLockAsksForItself() throws Exception {
        OneAsks<String> asks = new OneAsks<>(0, LONG);
        FutureTask<Optional<String>> first = isOnItsWay(asks);
        List<FutureTask<Optional<String>>> others = ask(asks, 1, this::atOnce);
        assertThat(asks.ask("another", this::atOnce)).isPresent();
        assertThat(others.get(0).isDone()).isFalse();
        answer.countDown();
        assertThat(first.get()).isEmpty();
        assertThat(leases(others)).isEqualTo(1);
    }

    @Test
    void aFewAskForThemselves() throws Exception {
        OneAsks<String> asks = new OneAsks<>(2, LONG);
        FutureTask<Optional<String>> first = isOnItsWay(asks);
        assertThat(asks.ask(LOCK, this::atOnce)).isPresent();
        answer.countDown();
        assertThat(first.get()).isEmpty();
    }
}
