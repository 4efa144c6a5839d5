package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.To;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MarkerTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(Marker.class);

    private final Parts parts = new Parts();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private int failures;
    private int late;
    private final ScriptedSteps source = new ScriptedSteps(List.of()) {
        @Override
        public int mark(Claim claim, List<StepMark> given) {
            fail();
            return super.mark(claim, given) - late;
        }

        @Override
        public void giveBack(Claim claim, Collection<Step> steps) {
            fail();
            super.giveBack(claim, steps);
        }
    };
    private final OpenClaim claim = parts.open(source, List.of());
    private final Marker marker = new Marker(parts.claiming(source, parts.sending(), 16, 0), parts.pace, parts.counts);

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.addAppender(log);
    }

    @AfterEach
    void close() {
        LOGGER.detachAppender(log);
        parts.close();
    }

    private void fail() {
        if (failures-- > 0) {
            throw new IllegalStateException("no database");
        }
    }

    private static Handled done(OpenClaim claim, int contact) {
        Step step = Parts.step(contact);
        return new Handled(claim, step, new StepMark(step, To.DONE, null, null, null), Verdict.PROCESSED, null);
    }

    private Handled withdrawn(int contact) {
        return Handled.withdrawn(claim, Parts.step(contact));
    }

    private RunCounts counted() {
        parts.counts.addTo(parts.run.tally());
        return parts.run.counts();
    }

    private List<String> logged() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void isLateHalfASecondAfterTheFirstOneCame() {
        assertThat(marker.late()).as("nothing to write").isFalse();
        marker.add(done(claim, 1));
        parts.clock.advance(Duration.ofMillis(300));
        marker.add(done(claim, 2));
        parts.clock.advance(Duration.ofMillis(200));
        assertThat(marker.late()).isFalse();
        parts.clock.advance(Duration.ofNanos(1));
        assertThat(marker.late()).isTrue();
        assertThat(marker.waiting()).isEqualTo(2);
    }

    @Test
    void waitsAnewForWhatComesBehindAFlush() {
        marker.add(done(claim, 1));
        parts.clock.advance(Duration.ofMillis(600));
        marker.flush();
        assertThat(marker.late()).isFalse();
        assertThat(marker.waiting()).isZero();
        marker.add(done(claim, 2));
        assertThat(marker.late()).isFalse();
    }

    @Test
    void writesAndClaimsInOneGoWhereTheSourceCan() {
        OpenClaim other = parts.open(source, List.of());
        List.of(done(claim, 1), done(other, 2), done(claim, 3)).forEach(marker::add);
        assertThat(marker.writeAndClaim(request())).as("it cannot").isEmpty();
        assertThat(marker.waiting()).isEqualTo(3);
        source.atOnce = true;
        assertThat(marker.writeAndClaim(request())).isPresent();
        assertThat(source.marked()).containsExactly("c1 DONE", "c3 DONE", "c2 DONE");
        assertThat(marker.waiting()).isZero();
        assertThat(counted()).isEqualTo(RunCounts.processed(3));
        assertThat(logged()).isEmpty();
    }

    @Test
    void leavesToAFlushWhatIsGivenBack() {
        source.atOnce = true;
        assertThat(marker.writeAndClaim(request())).as("nothing to write").isEmpty();
        marker.add(done(claim, 1));
        marker.add(withdrawn(2));
        assertThat(marker.writeAndClaim(request())).isEmpty();
        assertThat(marker.flush()).isEqualTo(2);
        assertThat(source.claims).isEmpty();
    }

    @Test
    void keepsForAFlushWhatAClaimFailedWith() {
        source.atOnce = true;
        failures = 1;
        marker.add(done(claim, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> marker.writeAndClaim(request()))
                .withMessage("no database");
        assertThat(marker.flush()).isEqualTo(1);
        assertThat(counted()).isEqualTo(RunCounts.processed(1));
    }

    @Test
    void warnsOfMarksThatWereMadeInOneGoAndCameTooLate() {
        source.atOnce = true;
        late = 1;
        marker.add(done(claim, 1));
        marker.writeAndClaim(request());
        assertThat(logged()).singleElement().asString().contains("1 marks came too late");
    }

    private ClaimRequest request() {
        return new ClaimRequest(List.of(Parts.SEQUENCE), 5, parts.run.task().lease());
    }

    @Test
    void writesEachClaimsMarksTogetherAndOnce() {
        OpenClaim other = parts.open(source, List.of());
        List.of(done(claim, 1), done(other, 2), done(claim, 3)).forEach(marker::add);
        assertThat(marker.flush()).isEqualTo(3);
        assertThat(source.marks).hasSize(2);
        assertThat(source.marked()).containsExactly("c1 DONE", "c3 DONE", "c2 DONE");
        assertThat(source.back).isEmpty();
        assertThat(marker.flush()).isZero();
        assertThat(source.marks).hasSize(2);
        assertThat(counted()).isEqualTo(RunCounts.processed(3));
        assertThatCode(marker::rethrow).doesNotThrowAnyException();
    }

    @Test
    void givesBackWhatWasNotHandedOver() {
        marker.add(withdrawn(1));
        assertThat(marker.flush()).isEqualTo(1);
        assertThat(source.marks).isEmpty();
        marker.add(withdrawn(2));
        marker.add(done(claim, 3));
        assertThat(marker.flush()).isEqualTo(2);
        assertThat(source.marked()).containsExactly("c3 DONE");
        assertThat(source.back).containsExactly(Parts.step(1), Parts.step(2));
        assertThat(counted()).isEqualTo(RunCounts.processed(1));
    }

    @Test
    void triesTwice() {
        failures = 1;
        marker.add(done(claim, 1));
        marker.flush();
        failures = 1;
        marker.add(withdrawn(2));
        marker.flush();
        assertThat(source.marked()).containsExactly("c1 DONE");
        assertThat(source.back).containsExactly(Parts.step(2));
        assertThatCode(marker::rethrow).doesNotThrowAnyException();
    }

    @Test
    void keepsAFailureForTheEndAndWritesTheOtherClaims() {
        failures = 2;
        marker.add(done(claim, 1));
        marker.add(withdrawn(2));
        marker.add(done(parts.open(source, List.of()), 3));
        assertThat(marker.flush()).isEqualTo(3);
        assertThat(source.marked()).containsExactly("c3 DONE");
        assertThat(source.back).isEmpty();
        assertThat(counted()).as("they were sent").isEqualTo(RunCounts.processed(2));
        assertThatIllegalStateException().isThrownBy(marker::rethrow).withMessage("no database");
    }

    @Test
    void saysHowManyMarksCameTooLate() {
        marker.add(done(claim, 1));
        marker.flush();
        assertThat(logged()).isEmpty();
        late = 2;
        List.of(done(claim, 1), done(claim, 2), done(claim, 3)).forEach(marker::add);
        marker.flush();
        assertThat(logged()).containsExactly("2 marks came too late: their steps were taken over by another run");
    }

    @Test
    void countsStuckWorkers() {
        marker.stuck();
        assertThat(counted()).isEqualTo(new RunCounts(0, 0, 1, 0));
    }

    @Test
    void marksAtOnceWhatComesBehindTheEnd() {
        Marker.late(source, done(claim, 1));
        Marker.late(source, withdrawn(2));
        assertThat(source.marked()).containsExactly("c1 DONE");
        assertThat(source.back).containsExactly(Parts.step(2));
    }

    @Test
    void onlyLogsThatItCouldNotMarkBehindTheEnd() {
        failures = 1;
        assertThatCode(() -> Marker.late(source, done(claim, 1))).doesNotThrowAnyException();
        assertThat(logged()).containsExactly("What became of step mails/1/1 after its run's end could not be written");
    }
}
