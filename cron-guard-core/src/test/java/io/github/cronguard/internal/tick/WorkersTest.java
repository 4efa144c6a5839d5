package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.internal.tick.Workers.Started;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkersTest {
    private static final long LONG = 10_000;

    private final AtomicInteger carried = new AtomicInteger();
    private final Workers workers = new Workers(2, work -> {
        carried.incrementAndGet();
        return work;
    });

    @AfterEach
    void close() {
        workers.close();
    }

    private static Runnable until(CountDownLatch end) {
        return () -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Test
    void startsWorkOnAllThatAreFreeWithTheCallersContext() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        assertThat(workers.most()).isEqualTo(2);
        assertThat(workers.anyFree()).isTrue();
        List<Started<Runnable>> started = workers.start(() -> until(end));
        assertThat(started).hasSize(2);
        assertThat(carried).hasValue(2);
        assertThat(workers.anyFree()).isFalse();
        assertThat(workers.start(() -> until(end))).isEmpty();
        assertThat(started.get(0).await(1)).isFalse();
        end.countDown();
        assertThat(started.get(0).await(LONG)).isTrue();
        assertThat(started.get(1).await(LONG)).isTrue();
    }

    @Test
    void whoseWorkHasEndedIsFreeAgain() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(0);
        AtomicInteger made = new AtomicInteger();
        List<Started<Runnable>> started = workers.start(() -> until(made.getAndIncrement() == 0 ? end : ended));
        assertThat(started.get(1).await(LONG)).isTrue();
        assertThat(workers.anyFree()).isTrue();
        List<Started<Runnable>> again = workers.start(() -> until(ended));
        assertThat(again).hasSize(1);
        assertThat(again.get(0).await(LONG)).isTrue();
        end.countDown();
        assertThat(started.get(0).await(LONG)).isTrue();
    }

    @Test
    void eachOneIsStartedOnceHoweverFastItsWorkIs() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        List<Started<Runnable>> started = workers.start(() -> {
            if (made.incrementAndGet() == 2) {
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(workers::anyFree);
            }
            return () -> {};
        });
        assertThat(started).hasSize(2);
        for (Started<Runnable> each : started) {
            assertThat(each.await(LONG)).isTrue();
        }
    }

    @Test
    void whoseWorkThrowsIsFreeAgain() throws InterruptedException {
        List<Started<Runnable>> started = workers.start(() -> () -> {
            // so that it stands in no output
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
            throw new IllegalStateException("broken");
        });
        for (Started<Runnable> each : started) {
            assertThat(each.await(LONG)).isTrue();
        }
        assertThat(workers.anyFree()).isTrue();
        assertThat(workers.start(() -> () -> {})).hasSize(2);
    }

    @Test
    void staysFreeWhenNoThreadTakesItsWork() {
        workers.close();
        for (int time = 0; time <= workers.most(); time++) {
            assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> workers.start(() -> () -> {}));
            assertThat(workers.anyFree()).isTrue();
        }
    }

    @Test
    void staysFreeWhenTheCallersContextCannotBeCarried() throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean(true);
        Workers mended = new Workers(1, work -> {
            if (broken.get()) {
                throw new IllegalStateException("no context");
            }
            return work;
        });
        assertThatIllegalStateException().isThrownBy(() -> mended.start(() -> () -> {}));
        broken.set(false);
        List<Started<Runnable>> started = mended.start(() -> () -> {});
        assertThat(started).hasSize(1);
        assertThat(started.get(0).await(LONG)).isTrue();
        mended.close();
    }

    @Test
    void theirThreadsEndWhenTheyAreClosed() throws InterruptedException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        for (Started<Runnable> each : workers.start(() -> () -> threads.add(Thread.currentThread()))) {
            assertThat(each.await(LONG)).isTrue();
        }
        workers.close();
        for (Thread thread : threads) {
            thread.join(LONG);
        }
        assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive);
    }
}
