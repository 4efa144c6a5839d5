package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes with different definitions on one storage, in turn, as during a deploy. */
@Timeout(60)
class RollingDeployTest {
    private final GuardFixture fixture = new GuardFixture();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        fixture.close();
    }

    private StepResult send(StepContext step) {
        sent.add(step.key());
        return StepResult.processed();
    }

    /** A storage in memory is one object; who opens it last is the node whose definitions count. */
    private Consumer<Duration> node(Delivery delivery, int... numbers) {
        return wait -> {
            fixture.clock.advance(wait);
            guard(delivery, numbers).run(Trigger.timer("node"));
        };
    }

    private CronGuard guard(Delivery delivery, int... numbers) {
        Sequence.Draft draft = Sequence.named(GuardFixture.SEQUENCE);
        for (int number : numbers) {
            draft = draft.step(number, "step-" + number, Duration.ofMinutes(1));
        }
        Sequence sequence = draft.handledBy(delivery, this::send);
        return fixture.guard(g -> g.sequence(sequence));
    }

    private void enrollOne(Delivery delivery, int... numbers) {
        guard(delivery, numbers);
        fixture.enroll(1);
    }

    private List<String> keys(int... numbers) {
        List<String> keys = new ArrayList<>();
        for (int number : numbers) {
            keys.add("default_outreach/1/" + number);
        }
        return keys;
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void theOldNodeLeavesToTheNewOneWhatOnlyThatKnows(Delivery delivery) {
        Consumer<Duration> old = node(delivery, 1, 3);
        Consumer<Duration> present = node(delivery, 1, 2, 3);
        enrollOne(delivery, 1, 3);
        present.accept(Duration.ofMinutes(1));
        for (int i = 0; i < 120; i++) {
            old.accept(Duration.ofMinutes(1)); // two hours of triggers that all reach the old node
        }
        assertThat(sent).isEqualTo(keys(1));
        present.accept(Duration.ofMinutes(1));
        old.accept(Duration.ofMinutes(1));
        assertThat(sent).isEqualTo(keys(1, 2, 3));
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void theNewNodeSkipsWhatOnlyTheOldOneKnowsAfterADay(Delivery delivery) {
        Consumer<Duration> old = node(delivery, 1, 2, 3);
        Consumer<Duration> present = node(delivery, 1, 3);
        enrollOne(delivery, 1, 2, 3);
        old.accept(Duration.ofMinutes(1));
        present.accept(Duration.ofHours(24));
        assertThat(sent).isEqualTo(keys(1));
        present.accept(Duration.ofMinutes(1)); // a day after it became due
        present.accept(Duration.ofMinutes(1));
        assertThat(sent).isEqualTo(keys(1, 3));
        old.accept(Duration.ofMinutes(1));
        assertThat(sent).isEqualTo(keys(1, 3));
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void nodesThatReorderInTurnSendEachStepOnce(Delivery delivery) {
        Consumer<Duration> old = node(delivery, 1, 2, 3, 4);
        Consumer<Duration> present = node(delivery, 1, 3, 2, 4);
        enrollOne(delivery, 1, 2, 3, 4);
        for (int i = 0; i < 4; i++) {
            old.accept(Duration.ofMinutes(1));
            present.accept(Duration.ofMinutes(1));
        }
        assertThat(sent)
                .doesNotHaveDuplicates()
                .startsWith("default_outreach/1/1")
                .endsWith("default_outreach/1/4");
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aSequenceThatIsBackGoesOnWhereItsContactsWere(Delivery delivery) {
        Consumer<Duration> with = node(delivery, 1, 2);
        enrollOne(delivery, 1, 2);
        with.accept(Duration.ofMinutes(1));
        CronGuard without = fixture.guard(g -> g);
        fixture.clock.advance(Duration.ofDays(30));
        assertThat(without.run(Trigger.timer("node")).counts()).isEqualTo(RunCounts.NONE);
        with.accept(Duration.ofMinutes(1));
        assertThat(sent).isEqualTo(keys(1, 2));
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void whatTheOldNodeHadClaimedWhenItDiedIsTakenOverByTheNewOnesPolicy(Delivery delivery) {
        enrollOne(delivery, 1);
        fixture.clock.advance(Duration.ofMinutes(1));
        InMemoryStorage storage = fixture.storage;
        var dead = storage.runLock()
                .tryAcquire(new io.github.cronguard.spi.LeaseRequest(
                        "cron:schedule-run", "dead", "old", Duration.ofSeconds(90)))
                .orElseThrow();
        storage.stepSource().claim(new io.github.cronguard.spi.ClaimRequest(List.of(GuardFixture.SEQUENCE), 10, dead));
        fixture.clock.advance(Duration.ofSeconds(90));
        Delivery now = delivery == Delivery.AT_MOST_ONCE ? Delivery.AT_LEAST_ONCE : Delivery.AT_MOST_ONCE;
        CronGuard present = guard(now, 1);
        present.run(Trigger.timer("node"));
        assertThat(present.health().uncertain()).isEqualTo(now == Delivery.AT_MOST_ONCE ? 1 : 0);
        assertThat(sent).isEqualTo(now == Delivery.AT_MOST_ONCE ? List.of() : keys(1));
    }
}
