package io.github.cronguard.jdbc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread ask the database for all that want a lock at the same moment. At most one of them can get it, so the others
 * have their answer from a question that was sent after they came: whether it found the lock held or took it, they do not have
 * it. Who comes while a question is on its way takes part in the next one. Safe for use by several threads.
 *
 * <p>A few ask for themselves, side by side, because to wait for another thread costs more than a question. Who waits does so
 * for a moment only, and then asks for itself: a question that hangs or fails delays nobody and answers nobody.
 *
 * @param <T> what one of them gets
 */
final class OneAsks<T> {
    private static final int FEW = 4;
    /** Many times what a question takes, and little beside what a caller waits. */
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final int few;
    private final Duration moment;
    private final AtomicInteger alone = new AtomicInteger();
    private final Object turn = new Object();
    private @Nullable Question sent;
    private @Nullable Question next;

    OneAsks() {
        this(FEW, MOMENT);
    }

    OneAsks(int few, Duration moment) {
        this.few = few;
        this.moment = moment;
    }

    /** A question that stands for several threads. */
    private static final class Question {
        private final String lock;
        private final CountDownLatch turn = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean isAnswer;

        Question(String lock) {
            this.lock = lock;
        }
    }

    /**
     * Asks, or lets another thread do so.
     *
     * @param lock which one
     * @param question to the database
     * @return what this thread got; empty if it was another one, or nobody
     */
    Optional<T> ask(String lock, Supplier<Optional<T>> question) {
        try {
            return alone.incrementAndGet() <= few ? question.get() : together(lock, question);
        } finally {
            alone.decrementAndGet();
        }
    }

    private Optional<T> together(String lock, Supplier<Optional<T>> question) {
        Question mine;
        boolean isAsker = true;
        synchronized (turn) {
            if (sent == null) {
                mine = new Question(lock);
                mine.turn.countDown();
                sent = mine;
            } else if (next == null) {
                mine = new Question(lock);
                next = mine;
            } else {
                mine = next;
                isAsker = false;
            }
        }
        if (isAsker) {
            return await(mine.turn) || !leaves(mine) ? ask(mine, question) : question.get();
        }
        return mine.lock.equals(lock) && await(mine.over) && mine.isAnswer ? Optional.empty() : question.get();
    }

    private Optional<T> ask(Question mine, Supplier<Optional<T>> question) {
        try {
            Optional<T> answer = question.get();
            mine.isAnswer = true;
            return answer;
        } finally {
            synchronized (turn) {
                sent = next;
                next = null;
                if (sent != null) {
                    sent.turn.countDown();
                }
            }
            mine.over.countDown();
        }
    }

    /** The one in front takes too long: who waits with this one asks for itself, unless its turn has come meanwhile. */
    private boolean leaves(Question mine) {
        synchronized (turn) {
            if (next != mine) {
                return false;
            }
            next = null;
        }
        mine.over.countDown();
        return true;
    }

    private boolean await(CountDownLatch latch) {
        try {
            return latch.await(moment.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
