package io.github.cronguard.jdbc.crash;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The life of one node: which points it has passed, what its threads are doing, and whether it is dead. */
final class Life {
    /** Where a life is to end, if anywhere. */
    record End(KillPoint at, int pass) {}

    private static final End NEVER = new End(KillPoint.BEFORE_ACQUIRE, Integer.MAX_VALUE);

    private final End end;
    private final Map<KillPoint, Integer> passed = new EnumMap<>(KillPoint.class);
    private final Map<Thread, Activity> doing = new ConcurrentHashMap<>();
    private final CountDownLatch severed = new CountDownLatch(1);
    private Runnable sever = () -> {};
    private volatile boolean dead;

    private Life(End end) {
        this.end = end;
    }

    static Life endingAt(KillPoint at, int pass) {
        return new Life(new End(at, pass));
    }

    static Life unharmed() {
        return new Life(NEVER);
    }

    /** What cuts this node off from the world. */
    void severedBy(Runnable how) {
        sever = how;
    }

    boolean endsAt(KillPoint point) {
        return end.at == point && end.pass != Integer.MAX_VALUE;
    }

    boolean isDead() {
        return dead;
    }

    /** The node's code comes by a point: it goes on, or it is dead. */
    void pass(KillPoint point) {
        boolean killed;
        synchronized (this) {
            check();
            killed = passed.merge(point, 1, Integer::sum) == end.pass && point == end.at;
            dead = killed;
            notifyAll();
        }
        if (killed) {
            try {
                sever.run();
            } finally {
                severed.countDown();
            }
            throw new Stopped();
        }
    }

    /** Does something to the world, which the dead cannot. */
    synchronized <T> T alive(Supplier<T> effect) {
        check();
        return effect.get();
    }

    void check() {
        if (dead) {
            throw new Stopped();
        }
    }

    /** Waits for other threads to come by a point, as often as this life has passes of it; or for death. */
    synchronized void awaitEnd(KillPoint point, long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        while (!dead && passed.getOrDefault(point, 0) < end.pass && System.nanoTime() < until) {
            wait(50);
        }
    }

    /** Does something, whose statements and commits are points of their own. */
    <T> T during(Activity activity, Supplier<T> work) {
        check();
        Activity before = doing.put(Thread.currentThread(), activity);
        try {
            return work.get();
        } finally {
            if (before == null) {
                doing.remove(Thread.currentThread());
            } else {
                doing.put(Thread.currentThread(), before);
            }
        }
    }

    Activity activity() {
        return doing.getOrDefault(Thread.currentThread(), Activity.OTHER);
    }

    /** Waits until nothing of a dead node is left in the database. */
    boolean awaitSevered() throws InterruptedException {
        return severed.await(30, TimeUnit.SECONDS);
    }

    @Override
    public String toString() {
        return end.pass == Integer.MAX_VALUE ? "unharmed" : "killed " + end.at.words() + ", pass " + end.pass;
    }
}
