package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Step;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenClaimTest {
    private static final List<Step> STEPS = Parts.steps(2);

    private final Parts parts = new Parts();
    private final Set<Step> due = new HashSet<>(STEPS);
    private int reads;
    private final Claim claim = new Claim("claim", parts.run.task().lease(), STEPS, false);
    private final OpenClaim open = new OpenClaim(
            claim,
            new ScriptedSteps(List.of()) {
                @Override
                public Set<Step> stillDue(Claim claim) {
                    reads++;
                    return Set.copyOf(due);
                }
            },
            parts.clock,
            parts.clock.nanoTime());

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void believesInTheClaimForASecond() {
        due.clear();
        parts.clock.advance(Duration.ofSeconds(1));
        assertThat(open.stillDue(STEPS.get(0))).isTrue();
        assertThat(reads).isZero();
        assertThat(open.claim()).isSameAs(claim);
    }

    @Test
    void readsAgainBehindASecondAndThenBelievesInThat() {
        due.remove(STEPS.get(0));
        parts.clock.advance(Duration.ofSeconds(1).plusNanos(1));
        assertThat(open.stillDue(STEPS.get(0))).isFalse();
        assertThat(open.stillDue(STEPS.get(1))).isTrue();
        due.clear();
        parts.clock.advance(Duration.ofSeconds(1));
        assertThat(open.stillDue(STEPS.get(1))).isTrue();
        assertThat(reads).isEqualTo(1);
        parts.clock.advance(Duration.ofNanos(1));
        assertThat(open.stillDue(STEPS.get(1))).isFalse();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void doesNotHaveTheStepsOfOthers() {
        assertThat(open.stillDue(Parts.step(3))).isFalse();
    }
}
