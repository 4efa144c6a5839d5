package io.github.cronguard.servlet.callers;

import io.github.cronguard.CronGuard;
import io.github.cronguard.MissedSlots;
import io.github.cronguard.RunContext;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Settings;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.servlet.CronRunServlet;
import io.github.cronguard.servlet.JettyContainer;
import io.github.cronguard.servlet.TestContainer;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.token.CronTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** An application with one guard behind a real server: a task with slots, a sequence, and a database that can go away. */
final class Host {
    static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

    /** Their own reply time is waited for where the caller gives up soon; else a shorter one is set. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** A run that is kept from its end. */
    private record Hold(CountDownLatch entered, CountDownLatch released) {}

    final ManualClock clock = ManualClock.at(START);
    final Outage outage = new Outage();
    final String token = CronTokens.generate().reveal();
    final String statusToken = CronTokens.generate().reveal();
    final List<Instant> slots = Collections.synchronizedList(new ArrayList<>());
    final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private final InMemoryStorage memory = new InMemoryStorage(clock);
    private final Caller caller;
    private final CronGuard guard;
    private final TestContainer container;
    private volatile Hold hold = new Hold(new CountDownLatch(0), new CountDownLatch(0));

    Host(Caller caller) throws Exception {
        this.caller = caller;
        Duration soon = caller.every().multipliedBy(9).dividedBy(10);
        guard = CronGuard.builder(settings())
                .clock(clock)
                .storage(outage.over(memory))
                .task("work", Schedule.every(caller.every()).missed(MissedSlots.all(100)), this::work)
                .sequence(Sequence.named("default_outreach")
                        .step(1, "intro")
                        .step(2, "follow-up", soon)
                        .step(3, "last-call", soon)
                        .handledBy(Delivery.AT_MOST_ONCE, step -> {
                            steps.add(step.contact() + "/" + step.number());
                            return StepResult.processed();
                        }))
                .build();
        container = JettyContainer.start("", context -> CronRunServlet.register(context, guard));
    }

    private Settings settings() {
        SettingsBuilder settings = Settings.builder()
                .token(CronTokens.generate())
                .set("tokens", caller.name() + "=" + sha256(token))
                .set("status-token", statusToken)
                .set("preset", caller.preset());
        if (caller.rules().timeOut().compareTo(SOON) > 0) {
            settings.replyTime(Duration.ofMillis(250));
        }
        if (caller.preset().equals("slow")) {
            settings.expectEvery(caller.every());
        }
        if (caller.preset().equals("in-cluster")) {
            settings.set("require-https", "true").set("plain-http-from", "127.0.0.0/8");
        }
        if (caller.every().compareTo(Duration.ofMinutes(1)) > 0) {
            // the heartbeat does not see the clock of this test
            settings.leaseTtl(Duration.ofMinutes(10));
        }
        return settings.build();
    }

    private RunCounts work(RunContext run) throws InterruptedException {
        slots.add(run.slot());
        Hold now = hold;
        now.entered().countDown();
        now.released().await(30, TimeUnit.SECONDS);
        return RunCounts.processed(1);
    }

    int port() {
        return container.port();
    }

    void enroll(String contact) {
        memory.enrollments().enroll("default_outreach", contact, Map.of());
    }

    void holdNextRun() {
        hold = new Hold(new CountDownLatch(1), new CountDownLatch(1));
    }

    void awaitHeld() throws InterruptedException {
        if (!hold.entered().await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no run has begun");
        }
    }

    void release() {
        hold.released().countDown();
        awaitIdle();
    }

    boolean isHolding() {
        return hold.released().getCount() > 0;
    }

    /** Before the clock moves: a run that goes on would lose its lease. */
    void awaitIdle() {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> memory.health().lease() == null);
    }

    /** All runs, newest first. */
    List<RunRecord> runs() {
        return memory.runHistory().page(RunQuery.newest(1_000));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    void close() throws Exception {
        hold.released().countDown();
        outage.set(false);
        container.stop();
        guard.close();
    }
}
