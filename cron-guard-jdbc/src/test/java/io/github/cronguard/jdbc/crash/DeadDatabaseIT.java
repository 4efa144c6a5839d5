package io.github.cronguard.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronRequest;
import io.github.cronguard.CronResponse;
import io.github.cronguard.Settings;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database goes away, and comes back. The pool waits half a minute for a connection, as HikariCP does by itself. */
class DeadDatabaseIT {
    private static final int CONTACTS = 40;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    @RegisterExtension
    final ProxiedPostgres postgres = new ProxiedPostgres(6, Duration.ofSeconds(30));

    private final String token = CronTokens.generate().reveal();
    private final OwnThreads threads = new OwnThreads("a guard whose database is dead");
    private final OutsideRecord outside = new OutsideRecord();
    private final AtomicReference<Runnable> atTheThirdStep = new AtomicReference<>(() -> {});
    private final Rows rows = new Rows(postgres.straight());
    private CronGuard guard;

    @BeforeEach
    void build() {
        JdbcStorage storage = JdbcStorage.on(postgres.through());
        guard = threads.call(() -> CronGuard.builder(Settings.builder()
                        .token(token)
                        .defaultSequence("mails")
                        .rateLimit("1000/1m")
                        .replyTime(Duration.ofSeconds(1))
                        .initializeSchema(InitializeSchema.ALWAYS)
                        .build())
                .storage(storage)
                .sequence(Sequence.named("mails").step(1, "intro").handledBy(Delivery.AT_MOST_ONCE, step -> {
                    outside.send(step.key());
                    if (step.contact().startsWith("user-3@")) {
                        atTheThirdStep.get().run();
                    }
                    return StepResult.processed();
                }))
                .build());
        storage.enrollments()
                .enrollAll(
                        "mails",
                        IntStream.range(0, CONTACTS)
                                .mapToObj(i -> Contact.of("user-" + i + "@example.test"))
                                .toList());
    }

    @AfterEach
    void nothingIsLeftBehind() {
        threads.call(() -> {
            guard.close(Duration.ofSeconds(10));
            return guard;
        });
        threads.awaitNoneOfAGuard();
    }

    private CronResponse trigger() {
        return threads.call(() -> guard.handle(CronRequest.post("/cron/run")
                .header("Authorization", "Bearer " + token)
                .from("127.0.0.1")));
    }

    private void assertUnavailable(String when) {
        for (int i = 1; i <= 3; i++) {
            long since = System.nanoTime();
            CronResponse response = trigger();
            Duration took = Duration.ofNanos(System.nanoTime() - since);
            System.out.println("Dead database, " + when + ": trigger " + i + " was answered " + response.status()
                    + " after " + took.toMillis() + " ms");
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.headers()).containsKey("Retry-After");
            assertThat(took).isLessThan(ANSWER);
        }
    }

    /** All mails went out, none of them twice; what is in doubt is within the bound. */
    private void assertDrains(String when) {
        long since = System.nanoTime();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(trigger().status()).isEqualTo(200);
            assertThat(rows.of("SELECT id FROM cron_steps WHERE state NOT IN ('DONE', 'UNCERTAIN')"))
                    .isEmpty();
            assertThat(rows.of("SELECT id FROM cron_runs WHERE status = 'RUNNING'"))
                    .isEmpty();
        });
        int inDoubt =
                rows.of("SELECT id FROM cron_steps WHERE state = 'UNCERTAIN'").size();
        System.out.println("Dead database, " + when + ": drained "
                + Duration.ofNanos(System.nanoTime() - since).toMillis() + " ms after its return, in doubt " + inDoubt);
        assertThat(inDoubt).isLessThanOrEqualTo(16);
        assertThat(rows.of("SELECT step_key FROM cron_steps WHERE state = 'DONE'"))
                .allMatch(key -> outside.times(key) == 1);
        assertThat(rows.of("SELECT step_key FROM cron_steps WHERE state = 'UNCERTAIN'"))
                .allMatch(key -> outside.times(key) <= 1);
    }

    @Test
    void aServerThatRefusesConnections() {
        postgres.proxy().refuse();
        assertUnavailable("connections refused");
        postgres.proxy().recover();
        assertDrains("connections refused");
    }

    @Test
    void aServerThatDoesNotAnswer() {
        postgres.proxy().hang();
        assertUnavailable("a black hole");
        postgres.proxy().recover();
        assertDrains("a black hole");
    }

    @Test
    void aServerThatStopsAnsweringInTheMiddleOfARun() {
        atTheThirdStep.set(postgres.proxy()::hang);
        assertThat(trigger().status()).isEqualTo(202);
        assertUnavailable("a black hole in the middle of a run");
        postgres.proxy().recover();
        assertDrains("a black hole in the middle of a run");
    }

    @Test
    void aServerThatGoesInTheMiddleOfARun() {
        atTheThirdStep.set(postgres.proxy()::refuse);
        assertThat(trigger().status()).isIn(200, 202, 500, 503);
        assertUnavailable("gone in the middle of a run");
        postgres.proxy().recover();
        assertDrains("gone in the middle of a run");
    }
}
