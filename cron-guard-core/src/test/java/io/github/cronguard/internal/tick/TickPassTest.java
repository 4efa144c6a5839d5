package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.GuardClock;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Settings;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.internal.config.ConfigReader;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.run.SampleRun;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tick over all its groups, without a guard around it. */
@Timeout(30)
class TickPassTest {
    private static final ContextCarrier CARRIER = work -> work;

    private final Parts parts = new Parts();
    private final Thread feeder = Thread.currentThread();
    private final AtomicInteger looks = new AtomicInteger();

    /** The clock of the parts, with a count of how often the feeder looks at it. */
    private final GuardClock clock = new GuardClock() {
        @Override
        public Instant instant() {
            return parts.clock.instant();
        }

        @Override
        public long nanoTime() {
            if (Thread.currentThread() == feeder) {
                looks.incrementAndGet();
            }
            return parts.clock.nanoTime();
        }
    };

    private Tick tick = tick(settings -> settings, new ScriptedSteps(List.of()));

    @AfterEach
    void close() {
        tick.close();
        parts.close();
    }

    private Tick tick(UnaryOperator<SettingsBuilder> settings, ScriptedSteps source, Sequence... sequences) {
        SettingsBuilder builder =
                settings.apply(Settings.builder().token(CronTokens.generate().reveal()));
        GuardConfig config = ConfigReader.read(builder.build()).config().orElseThrow();
        tick = new Tick(List.of(sequences), source, config, clock, CARRIER, () -> 0.5);
        return tick;
    }

    private static Sequence sequence(String key, Delivery delivery, StepHandler handler) {
        return Sequence.named(key).step(1, "intro").handledBy(delivery, handler);
    }

    private Sequence mails(Delivery delivery) {
        return sequence(Parts.SEQUENCE, delivery, parts.sending());
    }

    private void perform() throws InterruptedException {
        tick.perform(parts.run.task(), parts.run.tally());
    }

    @Test
    void handsOverWhatIsDueAndCounts() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(3));
        tick(settings -> settings, source, mails(Delivery.AT_LEAST_ONCE));
        perform();
        assertThat(parts.sent).containsExactly("c1", "c2", "c3");
        assertThat(parts.run.counts()).isEqualTo(RunCounts.processed(3));
        assertThat(parts.run.end()).isEqualTo("OK null");
        assertThat(parts.run.written()).isNull();
    }

    @Test
    void countsBesideAFailure() {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(3)) {
            @Override
            public int mark(Claim claim, List<StepMark> given) {
                throw new IllegalStateException("no database");
            }
        };
        tick(settings -> settings, source, mails(Delivery.AT_LEAST_ONCE));
        assertThatIllegalStateException().isThrownBy(this::perform);
        assertThat(parts.run.counts()).isEqualTo(RunCounts.processed(3));
    }

    @ParameterizedTest
    @CsvSource({"6, a b c", "7, c a b", "8, b c a"})
    void eachRunBeginsWithAnotherGroup(long fence, String order) throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(List.of());
        tick(
                settings -> settings,
                source,
                sequence("a", Delivery.AT_MOST_ONCE, parts.sending()),
                sequence("b", Delivery.AT_LEAST_ONCE, parts.sending()),
                sequence("c", Delivery.TRANSACTIONAL, parts.sending()));
        SampleRun run = new SampleRun(parts.clock, fence);
        tick.perform(run.task(), run.tally());
        assertThat(source.claims)
                .extracting(request -> String.join("", request.sequences()))
                .containsExactly(order.split(" ", -1));
    }

    @Test
    void claimsTheSequencesOfOnePolicyTogether() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(List.of());
        tick(
                settings -> settings.batch(70),
                source,
                sequence("a", Delivery.AT_LEAST_ONCE, parts.sending()),
                sequence("b", Delivery.AT_LEAST_ONCE, parts.sending()));
        perform();
        assertThat(source.claims)
                .containsExactly(
                        new ClaimRequest(List.of("a", "b"), 70, parts.run.task().lease()));
    }

    @Test
    void claimsAWholeBatchForATransaction() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(List.of());
        tick(settings -> settings.batch(70).workers(6), source, mails(Delivery.TRANSACTIONAL));
        perform();
        assertThat(source.claims).extracting(ClaimRequest::limit).containsExactly(70);
    }

    @ParameterizedTest
    @CsvSource({
        "AT_MOST_ONCE, 1, 1, 16, 16",
        "AT_MOST_ONCE, 1, 2, 12, 12",
        "AT_MOST_ONCE, 1, 5, 6, 12",
        "AT_MOST_ONCE, 1, 6, 6, 18",
        "AT_LEAST_ONCE, 1, 2, 70, 70",
        "AT_MOST_ONCE, 2, 1, 8, 16",
        "AT_MOST_ONCE, 2, 2, 8, 16",
        "AT_MOST_ONCE, 2, 5, 6, 12",
        "AT_MOST_ONCE, 9, 6, 6, 18",
        "AT_LEAST_ONCE, 9, 2, 35, 70"
    })
    void claimsAheadOfItsWorkersButFewUnderAtMostOnce(Delivery delivery, int trips, int workers, int claims, int most)
            throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(200));
        source.trips = trips;
        CountDownLatch seen = new CountDownLatch(1);
        AtomicInteger claimed = new AtomicInteger();
        StepHandler first = step -> {
            if (step.contact().equals("c1")) {
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> source.claims.size() * claims >= most);
                int before = looks.get();
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> looks.get() > before + 3);
                claimed.set(source.claims.size() * claims);
                seen.countDown();
            }
            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
            return StepResult.processed();
        };
        tick(
                settings -> settings.batch(70).workers(workers),
                source,
                sequence(Parts.SEQUENCE, delivery, parts.sending(first)));
        perform();
        assertThat(claimed).hasValue(most);
        assertThat(source.claims).extracting(ClaimRequest::limit).containsOnly(claims);
        assertThat(parts.run.counts()).isEqualTo(RunCounts.processed(200));
    }

    @Test
    void aTransactionTakesAThirdOfTheLeaseAtMost() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(3));
        StepHandler slow = step -> {
            parts.clock.advance(Duration.ofSeconds(20).plusNanos(1));
            return StepResult.processed();
        };
        tick(
                settings -> settings.leaseTtl(Duration.ofSeconds(60)).tickBudget(Duration.ofMinutes(3)),
                source,
                sequence(Parts.SEQUENCE, Delivery.TRANSACTIONAL, slow));
        perform();
        assertThat(source.transactions).extracting(List::size).containsExactly(3, 2, 1);
    }

    @Test
    void saysThatTheCapEndedIt() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(3));
        tick(settings -> settings.catchUp(2), source, mails(Delivery.AT_LEAST_ONCE));
        perform();
        assertThat(parts.sent).containsExactly("c1", "c2");
        assertThat(parts.run.written()).startsWith("The catch-up cap of 2 steps (CRON_GUARD_CATCH_UP) ended this tick");
    }

    @ParameterizedTest
    @CsvSource({"700, 700", "0, " + Backlog.MOST})
    void onlyCountsWhatIsDueWhileSendingIsOff(int catchUp, int limit) throws InterruptedException {
        List<Step> due = Parts.steps(3);
        ScriptedSteps source = new ScriptedSteps(due);
        tick(settings -> settings.emailSendingEnabled(false).catchUp(catchUp), source, mails(Delivery.AT_LEAST_ONCE));
        perform();
        assertThat(source.claims)
                .containsExactly(new ClaimRequest(
                        List.of(Parts.SEQUENCE), limit, parts.run.task().lease()));
        assertThat(parts.sent).isEmpty();
        assertThat(parts.run.counts()).isEqualTo(new RunCounts(0, 0, 3, 0));
        assertThat(parts.run.written())
                .isEqualTo("Sending is switched off (EMAIL_SENDING_ENABLED=false): due steps stay due."
                        + System.lineSeparator());
    }

    @Test
    void itsThreadsEndWhenItIsClosed() throws InterruptedException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        StepHandler handler = step -> {
            threads.add(Thread.currentThread());
            return StepResult.processed();
        };
        ScriptedSteps source = new ScriptedSteps(Parts.steps(1));
        tick(settings -> settings, source, sequence(Parts.SEQUENCE, Delivery.AT_LEAST_ONCE, handler));
        perform();
        tick.close();
        threads.get(0).join(10_000);
        assertThat(threads).hasSize(1).noneMatch(Thread::isAlive);
    }
}
