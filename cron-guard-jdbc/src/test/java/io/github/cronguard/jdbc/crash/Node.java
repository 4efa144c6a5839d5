package io.github.cronguard.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronGuardBuilder;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.Settings;
import io.github.cronguard.Trigger;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;

/** One process of an application, without being one: a guard, a pool, and all its threads in a group of their own. */
final class Node {
    private static final String TOKEN = CronTokens.generate().reveal();

    private final Life life;
    private final OwnThreads threads;
    private final MortalDataSource pool;
    private final CronGuard guard;
    private final AtomicBoolean once = new AtomicBoolean();

    Node(CrashDatabase database, String guard, Life life, int workers, OutsideRecord outside) {
        this.life = life;
        this.threads = new OwnThreads(guard);
        this.pool = new MortalDataSource(database, life);
        // A heartbeat comes after a third of the lease, so it is the least that there is.
        Duration ttl = Duration.ofSeconds(life.endsAt(KillPoint.IN_HEARTBEAT) ? 3 : 90);
        CronGuardBuilder builder = CronGuard.builder(Settings.builder()
                        .token(TOKEN)
                        .name(guard)
                        .node("crash")
                        .defaultSequence(Campaign.ONCE)
                        .workers(workers)
                        .leaseTtl(ttl)
                        .initializeSchema(InitializeSchema.NEVER)
                        .build())
                .storage(new MortalStorage(JdbcStorage.on(pool), life));
        new Campaign(life, outside, this::inHandler).sequences().forEach(builder::sequence);
        this.guard = threads.call(builder::build);
    }

    boolean isDead() {
        return life.isDead();
    }

    /** One run, or what of it there is before death. */
    RunOutcome run() {
        return threads.call(() -> guard.run(Trigger.manual("test")));
    }

    /** Some points are passed only by a run that takes its time, or is cut short. */
    private void inHandler(StepContext step) {
        boolean first = once.compareAndSet(false, true);
        if (life.endsAt(KillPoint.IN_HEARTBEAT) && first) {
            try {
                life.awaitEnd(KillPoint.IN_HEARTBEAT, 10_000);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        if (life.endsAt(KillPoint.AT_SHUTDOWN)) {
            if (first) {
                threads.start(guard::close);
            }
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .pollInSameThread()
                    .until(step::shouldStop);
        }
    }

    /** A dead node is thrown away: nothing of it is in the database or among the threads any more. */
    void end() {
        threads.call(() -> {
            guard.close(Duration.ofSeconds(20));
            return guard;
        });
        threads.awaitNoneOfAGuard();
        try {
            if (!life.isDead()) {
                pool.close();
            } else {
                assertThat(life.awaitSevered()).isTrue();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
