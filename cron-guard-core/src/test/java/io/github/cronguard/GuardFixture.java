package io.github.cronguard;

import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A guard in memory on a manual clock, with what tests want of it. */
public final class GuardFixture implements AutoCloseable {
    public static final String SEQUENCE = "default_outreach";

    public final ManualClock clock;
    public final InMemoryStorage storage;
    public final String token = CronTokens.generate().reveal();
    private final List<CronGuard> guards = new ArrayList<>();

    public GuardFixture() {
        this(Instant.parse("2026-11-24T12:00:00Z"));
    }

    public GuardFixture(Instant start) {
        clock = ManualClock.at(start);
        storage = new InMemoryStorage(clock);
    }

    /** A guard with the given parts; may be called again, as after a restart. */
    public CronGuard guard(UnaryOperator<SettingsBuilder> settings, UnaryOperator<CronGuardBuilder> parts) {
        CronGuard guard = parts.apply(CronGuard.builder(
                                settings.apply(Settings.builder().token(token).rateLimit("100000/10m"))
                                        .build())
                        .clock(clock)
                        .storage(storage))
                .build();
        guards.add(guard);
        return guard;
    }

    public CronGuard guard(UnaryOperator<CronGuardBuilder> parts) {
        return guard(settings -> settings, parts);
    }

    /** A sequence of three steps: at once, after a minute, after another minute. */
    public static Sequence sequence(Delivery delivery, StepHandler handler) {
        return Sequence.named(SEQUENCE)
                .step(1, "intro")
                .step(2, "follow-up", Duration.ofMinutes(1))
                .step(3, "last-call", Duration.ofMinutes(1))
                .handledBy(delivery, handler);
    }

    public void enroll(int contacts) {
        storage.enrollments()
                .enrollAll(
                        SEQUENCE,
                        IntStream.rangeClosed(1, contacts)
                                .mapToObj(i -> Contact.of("user-" + i + "@example.test"))
                                .toList());
    }

    public CronRequest trigger() {
        return CronRequest.post("/cron/run")
                .header("Authorization", "Bearer " + token)
                .from("127.0.0.1");
    }

    public CronRequest read(String path) {
        return CronRequest.get(path).header("Authorization", "Bearer " + token).from("127.0.0.1");
    }

    /** All runs, oldest first. */
    public List<RunRecord> runs() {
        List<RunRecord> newestFirst = new ArrayList<>(storage.runHistory().page(RunQuery.newest(1_000)));
        java.util.Collections.reverse(newestFirst);
        return newestFirst;
    }

    @Override
    public void close() {
        guards.forEach(guard -> guard.close(Duration.ofSeconds(5)));
    }
}
