package io.github.cronguard.internal.watch;

import io.github.cronguard.RunCounts;
import io.github.cronguard.Settings;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.internal.config.ConfigReader;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.read.Lateness;
import io.github.cronguard.internal.token.BearerTokenVerifier;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A storage in memory that several nodes watch; nothing happens but what a test does. */
final class WatchFixture implements AutoCloseable {
    static final Duration LATE = Duration.ofMinutes(5);
    static final Duration DOWN = Duration.ofMinutes(10);
    static final Duration LOOK = Duration.ofSeconds(15);
    static final String SEQUENCE = "default_outreach";

    final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    final InMemoryStorage storage = new InMemoryStorage(clock);
    private final String token = CronTokens.generate().reveal();
    private final List<Watchdog> nodes = new ArrayList<>();
    private int runs;

    WatchFixture() {
        storage.open(new StorageContext(
                config("any", settings -> settings).name(),
                List.of(Sequence.named(SEQUENCE)
                        .step(1, "intro")
                        .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed())),
                SEQUENCE,
                List.of(),
                Duration.ofSeconds(90),
                InitializeSchema.ALWAYS,
                "cron_",
                clock));
    }

    private GuardConfig config(String node, UnaryOperator<SettingsBuilder> settings) {
        return ConfigReader.read(settings.apply(Settings.builder().token(token).set("node", node))
                        .build())
                .config()
                .orElseThrow();
    }

    Watchdog node(String name, AlertSink... sinks) {
        return node(name, storage, settings -> settings, sinks);
    }

    Watchdog node(String name, CronStorage seen, UnaryOperator<SettingsBuilder> settings, AlertSink... sinks) {
        GuardConfig config = config(name, settings);
        return node(config, seen, new BearerTokenVerifier(config.credentials(), clock), sinks);
    }

    Watchdog node(GuardConfig config, CronStorage seen, BearerTokenVerifier tokens, AlertSink... sinks) {
        return node(config, seen, tokens, Duration.ofSeconds(30), sinks);
    }

    Watchdog impatient(String name, Duration sinkMost, AlertSink... sinks) {
        GuardConfig config = config(name, settings -> settings);
        return node(config, storage, new BearerTokenVerifier(config.credentials(), clock), sinkMost, sinks);
    }

    private Watchdog node(
            GuardConfig config, CronStorage seen, BearerTokenVerifier tokens, Duration sinkMost, AlertSink... sinks) {
        Watchdog node = new Watchdog(
                new WatchParts(
                        config, clock, seen, new Lateness(seen, config.lateness(), clock), tokens, List.of(sinks)),
                sinkMost);
        nodes.add(node);
        return node;
    }

    GuardConfig settings(UnaryOperator<SettingsBuilder> settings) {
        return config("node", settings);
    }

    /** The storage, which does not answer while it is away. */
    CronStorage failing(AtomicBoolean away) {
        return Proxies.proxy(CronStorage.class, (method, arguments) -> {
            if (away.get() && method.getName().equals("health")) {
                throw new IllegalStateException("the database is away");
            }
            return method.invoke(storage, arguments);
        });
    }

    /** One round: every node looks and tells. */
    void round() {
        nodes.forEach(WatchFixture::round);
    }

    static void round(Watchdog node) {
        node.look();
        node.tell();
    }

    /** Rounds while time passes. */
    void watch(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(LOOK)) {
            clock.advance(LOOK);
            round();
        }
    }

    /** A run that begins and ends now. */
    RunId run(RunStatus status, @Nullable String error) {
        try (Lease lease = lease()) {
            RunId run = start(lease);
            clock.advance(Duration.ofMillis(10));
            end(run, status, error);
            clock.advance(Duration.ofMillis(10));
            return run;
        }
    }

    void end(RunId run, RunStatus status, @Nullable String error) {
        storage.runRecorder().finish(run, new RunFinish(status, Duration.ofMillis(10), RunCounts.NONE, null, error));
    }

    RunId run(RunStatus status) {
        return run(status, null);
    }

    Lease lease() {
        return storage.runLock()
                .tryAcquire(new LeaseRequest("cron:schedule-run", "owner-" + ++runs, "n1", Duration.ofSeconds(90)))
                .orElseThrow();
    }

    RunId start(Lease lease) {
        storage.runRecorder().closeOld(lease);
        return startBeside(lease);
    }

    /** A run that leaves one before it open. */
    RunId startBeside(Lease lease) {
        return storage.runRecorder().start(new RunStart(lease, "n1", "request", "POST", "default", null, null, null));
    }

    @Override
    public void close() {
        nodes.forEach(Watchdog::close);
    }
}
