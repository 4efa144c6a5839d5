package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Pauses} promise. */
public abstract class PausesContract extends StorageBased {

    /** Made by a test class. */
    protected PausesContract() {}

    private Pauses pauses() {
        return storage().pauses();
    }

    private Pause active() {
        assertThat(pauses().active()).hasSize(1);
        return pauses().active().get(0);
    }

    @Test
    void nothingIsPausedAtFirst() {
        assertThat(pauses().active()).isEmpty();
        assertThat(pauses().resume(Pause.ALL, "anna")).isFalse();
    }

    @Test
    void showsWhatIsPaused() {
        Instant before = storage().now();
        pauses().pause(Pause.ALL, null, "anna", "a bad template");
        Pause pause = active();
        assertThat(pause.scope()).isEqualTo(Pause.ALL);
        assertThat(pause.until()).isNull();
        assertThat(pause.who()).isEqualTo("anna");
        assertThat(pause.reason()).isEqualTo("a bad template");
        assertThat(pause.pausedAt()).isBetween(before, storage().now());
    }

    @Test
    void lastsUntilItIsEnded() {
        pauses().pause(Sequences.WELCOME, null, "anna", "");
        passTime(LONG);
        assertThat(active().reason()).isEmpty();
        assertThat(pauses().resume(Sequences.WELCOME, "bert")).isTrue();
        assertThat(pauses().active()).isEmpty();
        assertThat(pauses().resume(Sequences.WELCOME, "bert")).isFalse();
    }

    @Test
    void endsByItself() {
        Instant until = storage().now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        pauses().pause(Sequences.WELCOME, until, "anna", "");
        assertThat(active().until()).isEqualTo(until);
        passTime(Duration.ofMinutes(50));
        assertThat(pauses().active()).hasSize(1);
        passTime(Duration.ofMinutes(10));
        assertThat(pauses().active()).isEmpty();
    }

    @Test
    void aPauseInThePastIsNone() {
        pauses().pause(Pause.ALL, storage().now().minusSeconds(60), "anna", "");
        assertThat(pauses().active()).isEmpty();
    }

    @Test
    void aLaterPauseOfTheSameScopeReplacesTheFirst() {
        pauses().pause(Pause.ALL, storage().now().plusSeconds(60), "anna", "first");
        pauses().pause(Pause.ALL, null, "bert", "second");
        assertThat(active().who()).isEqualTo("bert");
        assertThat(active().reason()).isEqualTo("second");
        assertThat(active().until()).isNull();
    }

    @Test
    void comparesScopesByteForByte() {
        pauses().pause(Sequences.LATER, null, "anna", "");
        pauses().pause(Sequences.LATER_CAPITAL, null, "anna", "");
        assertThat(pauses().active()).hasSize(2);
        assertThat(pauses().resume("LATER", "anna")).isFalse();
        assertThat(pauses().resume(Sequences.LATER_CAPITAL, "anna")).isTrue();
        assertThat(pauses().active()).extracting(Pause::scope).containsExactly(Sequences.LATER);
    }

    @Test
    void aMistypedSequenceIsRefusedAndTheKnownOnesAreNamed() {
        for (String scope : List.of("welcom", "WELCOME", "all", "welcome ", "")) {
            assertThatIllegalArgumentException()
                    .as(scope)
                    .isThrownBy(() -> pauses().pause(scope, null, "anna", ""))
                    .satisfies(refused -> {
                        if (!scope.isEmpty()) {
                            assertThat(refused).hasMessageContaining(Sequences.WELCOME);
                        }
                    });
        }
        assertThat(pauses().active()).isEmpty();
    }

    @Test
    void thePauseOfASequenceThatIsNotDefinedAnyMoreCanBeEnded() {
        pauses().pause(Sequences.LATER, null, "anna", "");
        storage().open(context(GUARD, List.of(Sequences.of("another", 1))));
        assertThat(pauses().resume(Sequences.LATER, "anna")).isTrue();
        assertThat(pauses().active()).isEmpty();
    }

    @Test
    void hasRoomForTheLongestTextsAndRefusesLongerOnes() {
        pauses().pause(Sequences.LONGEST, null, Texts.full(64), Texts.full(500));
        assertThat(active().reason()).isEqualTo(Texts.full(500));
        assertThatIllegalArgumentException().isThrownBy(() -> pauses().pause("x".repeat(65), null, "anna", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> pauses().pause(Pause.ALL, null, Texts.full(65), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> pauses().pause(Pause.ALL, null, "anna", Texts.full(501)));
        assertThatIllegalArgumentException().isThrownBy(() -> pauses().pause(Pause.ALL, null, "", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> pauses().pause(Pause.ALL, null, "anna", "a\u0000b"));
    }

    @Test
    void manyThatPauseAtOnceMakeOnePause() {
        Race.of(() -> {
            pauses().pause(Pause.ALL, null, "anna", "");
            return true;
        });
        assertThat(active().who()).isEqualTo("anna");
        assertThat(Race.of(() -> pauses().resume(Pause.ALL, "anna"))).containsOnlyOnce(true);
    }
}
