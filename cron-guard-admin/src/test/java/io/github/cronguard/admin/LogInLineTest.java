package io.github.cronguard.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LogInLineTest {
    private static final int ALL = LogInLine.AT_A_TIME + LogInLine.WAITING;

    private final LogInLine line = new LogInLine();
    private final CountDownLatch free = new CountDownLatch(1);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void takesTwoAtATimeAndSendsAwayWhoeverCannotWait() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ALL);
        try {
            List<Future<Optional<Integer>>> all = new ArrayList<>();
            for (int i = 0; i < ALL; i++) {
                all.add(threads.submit(() -> line.inTurn(this::work)));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> line.freePlaces() == 0 && now.get() == 2);
            assertThat(line.inTurn(() -> 1)).isEmpty();
            free.countDown();
            for (Future<Optional<Integer>> one : all) {
                assertThat(one.get(10, TimeUnit.SECONDS)).isPresent();
            }
            assertThat(most).hasValue(LogInLine.AT_A_TIME);
            assertThat(line.inTurn(() -> 1)).contains(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void hasItsPlacesAgainWhenTheWorkFails() {
        for (int i = 0; i < ALL + 1; i++) {
            try {
                line.inTurn(() -> {
                    throw new IllegalStateException("broken");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("broken");
            }
        }
        assertThat(line.freePlaces()).isEqualTo(ALL);
        assertThat(line.inTurn(() -> 1)).contains(1);
    }

    private Integer work() {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
            assertThat(free.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return now.decrementAndGet();
    }
}
