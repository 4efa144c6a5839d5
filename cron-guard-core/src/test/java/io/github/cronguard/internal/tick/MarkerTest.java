package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.To;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MarkerTest {
    private final Parts parts = new Parts();
    private final OpenClaim claim = parts.open(new ScriptedSteps(List.of()), List.of());
    private final Marker marker = new Marker(parts.pace, parts.counts);

    @AfterEach
    void close() {
        parts.close();
    }

    private Handled done(int contact) {
        Step step = Parts.step(contact);
        return new Handled(claim, step, new StepMark(step, To.DONE, null, null, null), Verdict.PROCESSED, null);
    }

    private RunCounts counted() {
        parts.counts.addTo(parts.run.tally());
        return parts.run.counts();
    }

    @Test
    void isLateHalfASecondAfterTheFirstOneCame() {
        assertThat(marker.late()).as("nothing to write").isFalse();
        marker.add(done(1));
        parts.clock.advance(Duration.ofMillis(300));
        marker.add(done(2));
        parts.clock.advance(Duration.ofMillis(200));
        assertThat(marker.late()).isFalse();
        parts.clock.advance(Duration.ofNanos(1));
        assertThat(marker.late()).isTrue();
        assertThat(marker.waiting()).isEqualTo(2);
    }

    @Test
    void handsOutTheFirstOnesFirstAndEachOnce() {
        List.of(done(1), done(2), done(3)).forEach(marker::add);
        assertThat(marker.take(2)).containsExactly(done(1), done(2));
        assertThat(marker.waiting()).isEqualTo(1);
        assertThat(marker.take(2)).containsExactly(done(3));
        assertThat(marker.take(2)).isEmpty();
        assertThat(marker.late()).isFalse();
    }

    @Test
    void waitsAnewForWhatComesBehindWhatWasHandedOut() {
        marker.add(done(1));
        parts.clock.advance(Duration.ofMillis(600));
        marker.take(1);
        marker.add(done(2));
        assertThat(marker.late()).isFalse();
    }

    @Test
    void countsWhatIsSaidToBeWritten() {
        marker.add(done(1));
        marker.take(1);
        assertThat(counted()).isEqualTo(RunCounts.NONE);
        marker.written(List.of(done(1), done(2)), null);
        assertThat(counted()).isEqualTo(RunCounts.processed(2));
        assertThatCode(marker::rethrow).doesNotThrowAnyException();
    }

    @Test
    void keepsAFailureForTheEnd() {
        marker.written(List.of(done(1)), new IllegalStateException("no database"));
        marker.written(List.of(done(2)), null);
        assertThat(counted()).as("they were sent").isEqualTo(RunCounts.processed(2));
        assertThatIllegalStateException().isThrownBy(marker::rethrow).withMessage("no database");
    }

    @Test
    void countsStuckWorkers() {
        marker.stuck();
        assertThat(counted()).isEqualTo(new RunCounts(0, 0, 1, 0));
    }
}
