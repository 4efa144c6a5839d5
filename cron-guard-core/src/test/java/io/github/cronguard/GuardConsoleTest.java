package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardConsoleTest {
    private static final String NAME = "cron:schedule-run";
    private static final Trigger ANNA = Trigger.manual("anna");

    private final GuardFixture fixture = new GuardFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private GuardConsole console(UnaryOperator<SettingsBuilder> settings, UnaryOperator<CronGuardBuilder> parts) {
        return fixture.guard(
                        settings,
                        g -> parts.apply(g.sequence(
                                GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> StepResult.processed()))))
                .console();
    }

    private GuardConsole console() {
        return console(settings -> settings, g -> g);
    }

    private Lease lease() {
        return fixture.storage
                .runLock()
                .tryAcquire(new LeaseRequest(NAME, "owner", "node", Duration.ofSeconds(90)))
                .orElseThrow();
    }

    @Test
    void startsARunAndWaitsForItsStartAlone() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        GuardConsole console = fixture.guard(g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> {
                    assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
                    return StepResult.processed();
                })))
                .console();
        fixture.enroll(1);
        GuardConsole.Start start = console.start(ANNA);
        assertThat(start.run()).contains(new RunId(1));
        assertThat(start.instead()).isEmpty();
        RunRecord run = fixture.storage.runHistory().find(new RunId(1)).orElseThrow();
        assertThat(run.caller()).isEqualTo("anna");
        assertThat(run.method()).isEqualTo("MANUAL");
        goOn.countDown();
    }

    @Test
    void saysThatARunIsAtHand() {
        GuardConsole console = console();
        Lease lease = lease();
        GuardConsole.Start start = console.start(ANNA);
        assertThat(start.run()).isEmpty();
        assertThat(start.instead())
                .hasValueSatisfying(instead -> assertThat(instead).isInstanceOf(RunOutcome.Busy.class));
        lease.close();
        assertThat(console.start(ANNA).run()).isPresent();
    }

    @Test
    void saysThatEverythingIsPaused() {
        GuardConsole console = console();
        console.storage().pauses().pause(Pause.ALL, null, "anna", "");
        assertThat(console.start(ANNA))
                .isEqualTo(new GuardConsole.Start(Optional.empty(), Optional.of(new RunOutcome.Paused())));
    }

    @Test
    void forcesTheLockOpenUnderTheFenceThatWasSeen() {
        GuardConsole console = console();
        Lease lease = lease();
        assertThat(console.forceUnlock(lease.fence() + 1)).isFalse();
        assertThat(console.forceUnlock(lease.fence())).isTrue();
        assertThat(lease.extend(Duration.ofSeconds(90))).isFalse();
        assertThat(console.start(ANNA).run()).isPresent();
    }

    @Test
    void saysThatAHostsLockCannotBeForcedOpen() {
        GuardConsole console = console(settings -> settings, g -> g.runLock(new Delegating(fixture.storage.runLock())));
        long fence = lease().fence();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> console.forceUnlock(fence))
                .withMessage(
                        "This lock cannot be forced open. Wait until its lease ends, or end the process that holds it.");
    }

    /** A lock of a host's that says nothing of being forced. */
    private record Delegating(RunLock lock) implements RunLock {
        @Override
        public Optional<Lease> tryAcquire(LeaseRequest request) {
            return lock.tryAcquire(request);
        }
    }

    @Test
    void sealsTheSameOnAllNodesWithTheSameTokens() {
        GuardConsole one = console();
        GuardConsole other = new Node(fixture.token).console(NAME);
        String seal = one.seal("form", "the text");
        assertThat(seal).hasSize(43).matches("[A-Za-z0-9_-]+").isEqualTo(other.seal("form", "the text"));
        assertThat(other.isSealed("form", "the text", seal)).isTrue();
    }

    @Test
    void anotherPurposeTextGuardOrTokenHasAnotherSeal() {
        GuardConsole console = console();
        String seal = console.seal("form", "the text");
        Set<String> others = Set.of(
                console.seal("session", "the text"),
                console.seal("form", "the text "),
                new Node(fixture.token).console("another").seal("form", "the text"),
                new Node(CronTokens.generate().reveal()).console(NAME).seal("form", "the text"));
        assertThat(others).hasSize(4).doesNotContain(seal);
        assertThat(console.isSealed("form", "the text", seal)).isTrue();
        for (String other : others) {
            assertThat(console.isSealed("form", "the text", other)).isFalse();
        }
        assertThat(console.isSealed("session", "the text", seal)).isFalse();
        assertThat(console.isSealed("form", "another text", seal)).isFalse();
        for (String broken : List.of("", seal.substring(1), seal + "A", seal.toLowerCase(Locale.ROOT), "ä")) {
            assertThat(console.isSealed("form", "the text", broken)).as(broken).isFalse();
        }
    }

    /** Another process with a storage of its own. */
    private record Node(String token) {
        GuardConsole console(String name) {
            try (CronGuard guard = CronGuard.builder(
                            Settings.builder().token(token).set("name", name).build())
                    .storage(new InMemoryStorage())
                    .sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> StepResult.processed()))
                    .build()) {
                return guard.console();
            }
        }
    }

    @Test
    void tellsWhatIsExpectedAndWhereTheGuardAnswers() {
        GuardConsole console = console(settings -> settings.set("retention", "30d"), g -> g);
        assertThat(console.name()).isEqualTo(NAME);
        assertThat(console.node()).isNotEmpty();
        assertThat(console.paths().run()).isEqualTo("/cron/run");
        assertThat(console.storage()).isSameAs(fixture.storage);
        assertThat(console.now()).isEqualTo(fixture.clock.instant());
        assertThat(console.nanoTime()).isEqualTo(fixture.clock.nanoTime());
        assertThat(console.times().retention()).isEqualTo(Duration.ofDays(30));
        assertThat(console.times().lateAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(console.times().downAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(console.times().every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(console.times().maxHold()).isPositive();
        assertThat(console.health().state()).isEqualTo(CronHealth.State.ON_TIME);
    }
}
