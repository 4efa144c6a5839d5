package io.github.cronguard.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** A group of threads, so that the ones that a guard starts in it can be told from all others. */
final class OwnThreads {
    private static final int MOST_SECONDS = 60;

    private final ThreadGroup group;

    OwnThreads(String name) {
        this.group = new ThreadGroup(name);
    }

    /** Calls on a thread of the group, whose new threads belong to it too. */
    <T> T call(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        start(task);
        try {
            return task.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(group.getName(), e);
        }
    }

    void start(Runnable work) {
        new Thread(group, work, "caller").start();
    }

    /** No thread of a guard is left behind; a driver's own may be. */
    void awaitNoneOfAGuard() {
        Awaitility.await("the threads of " + group.getName())
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .pollInSameThread()
                .untilAsserted(() -> assertThat(ofAGuard()).isEmpty());
    }

    private List<String> ofAGuard() {
        Thread[] alive = new Thread[group.activeCount() + 16];
        int count = group.enumerate(alive);
        return Arrays.stream(alive, 0, count)
                .map(Thread::getName)
                .filter(name -> name.startsWith("cron-guard-"))
                .toList();
    }
}
