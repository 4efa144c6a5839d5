package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.To;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MarkWriterTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(MarkWriter.class);

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
    private final OpenClaim other = parts.open(source, List.of());
    private final MarkWriter writer = new MarkWriter(source);

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

    private ClaimRequest request() {
        return new ClaimRequest(List.of(Parts.SEQUENCE), 5, parts.run.task().lease());
    }

    private List<String> logged() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void writesAndClaimsInOneGoWhereTheSourceCan() {
        List<Handled> all = List.of(done(claim, 1), done(other, 2), done(claim, 3));
        assertThat(writer.writeAndClaim(all, request())).as("it cannot").isEmpty();
        assertThat(source.marks).isEmpty();
        source.atOnce = true;
        assertThat(writer.writeAndClaim(all, request())).isPresent();
        assertThat(source.marked()).containsExactly("c1 DONE", "c3 DONE", "c2 DONE");
        assertThat(logged()).isEmpty();
    }

    @Test
    void doesNotBeginInOneGoWhatIsToBeGivenBack() {
        source.atOnce = true;
        assertThat(writer.writeAndClaim(List.of(), request()))
                .as("nothing to write")
                .isEmpty();
        assertThat(writer.writeAndClaim(List.of(done(claim, 1), withdrawn(2)), request()))
                .isEmpty();
        assertThat(source.claims).isEmpty();
        assertThat(source.marks).isEmpty();
    }

    @Test
    void warnsOfMarksThatWereMadeInOneGoAndCameTooLate() {
        source.atOnce = true;
        late = 1;
        assertThat(writer.writeAndClaim(List.of(done(claim, 1)), request())).isPresent();
        assertThat(logged()).singleElement().asString().contains("1 marks came too late");
    }

    @Test
    void writesEachClaimsMarksTogether() {
        assertThat(writer.write(List.of(done(claim, 1), done(other, 2), done(claim, 3))))
                .isNull();
        assertThat(source.marks).hasSize(2);
        assertThat(source.marked()).containsExactly("c1 DONE", "c3 DONE", "c2 DONE");
        assertThat(source.back).isEmpty();
        assertThat(writer.write(List.of())).isNull();
        assertThat(source.marks).hasSize(2);
    }

    @Test
    void givesBackWhatWasNotHandedOver() {
        writer.write(List.of(withdrawn(1)));
        assertThat(source.marks).isEmpty();
        writer.write(List.of(withdrawn(2), done(claim, 3)));
        assertThat(source.marked()).containsExactly("c3 DONE");
        assertThat(source.back).containsExactly(Parts.step(1), Parts.step(2));
    }

    @Test
    void triesTwice() {
        failures = 1;
        assertThat(writer.write(List.of(done(claim, 1)))).isNull();
        failures = 1;
        assertThat(writer.write(List.of(withdrawn(2)))).isNull();
        assertThat(source.marked()).containsExactly("c1 DONE");
        assertThat(source.back).containsExactly(Parts.step(2));
    }

    @Test
    void answersAFailureAndWritesTheOtherClaims() {
        failures = 2;
        assertThat(writer.write(List.of(done(claim, 1), withdrawn(2), done(other, 3))))
                .hasMessage("no database");
        assertThat(source.marked()).containsExactly("c3 DONE");
        assertThat(source.back).isEmpty();
        assertThat(logged()).contains("What became of 2 steps could not be written");
    }

    @Test
    void throwsWhatTheOneGoFailedWith() {
        source.atOnce = true;
        failures = 1;
        assertThatIllegalStateException()
                .isThrownBy(() -> writer.writeAndClaim(List.of(done(claim, 1)), request()))
                .withMessage("no database");
    }

    @Test
    void saysHowManyMarksCameTooLate() {
        writer.write(List.of(done(claim, 1)));
        assertThat(logged()).isEmpty();
        late = 2;
        writer.write(List.of(done(claim, 1), done(claim, 2), done(claim, 3)));
        assertThat(logged()).containsExactly("2 marks came too late: their steps were taken over by another run");
    }

    @Test
    void marksAtOnceWhatComesBehindTheEnd() {
        writer.late(done(claim, 1));
        writer.late(withdrawn(2));
        assertThat(source.marked()).containsExactly("c1 DONE");
        assertThat(source.back).containsExactly(Parts.step(2));
    }

    @Test
    void onlyLogsThatItCouldNotMarkBehindTheEnd() {
        failures = 1;
        assertThatCode(() -> writer.late(done(claim, 1))).doesNotThrowAnyException();
        assertThat(logged()).containsExactly("What became of step mails/1/1 after its run's end could not be written");
    }
}
