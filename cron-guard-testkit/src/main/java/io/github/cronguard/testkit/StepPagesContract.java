package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.sequence.Contact;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.ErrorGroup;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.To;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import io.github.cronguard.spi.StepTotals;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link StepHistory} promises of many steps: of those that wait for a decision, and of how many there are. */
public abstract class StepPagesContract extends StorageBased {
    private static final Duration DAY = Duration.ofDays(1);

    /** Made by a test class. */
    protected StepPagesContract() {}

    private StepHistory history() {
        return storage().stepHistory();
    }

    /** Marks all that is due, in the order of their rows. */
    private void markDue(To to, Function<Step, @Nullable String> error) {
        try (Lease lease = lease()) {
            start(lease);
            Claim claim = steps().claim(new ClaimRequest(Sequences.KEYS, 2_000, lease));
            List<StepMark> marks = claim.steps().stream()
                    .map(step -> new StepMark(
                            step,
                            to,
                            error.apply(step),
                            Sequences.mark(step, to).retryIn(),
                            Sequences.mark(step, to).next()))
                    .toList();
            assertThat(steps().mark(claim, marks)).isEqualTo(marks.size());
        }
    }

    private void endEach(String sequence, To to, @Nullable String error, String... contacts) {
        for (String contact : contacts) {
            enroll(sequence, contact);
        }
        markDue(to, step -> error);
    }

    private static StepQuery dead(int limit) {
        return new StepQuery(StepState.DEAD, null, null, null, limit);
    }

    private List<String> page(StepQuery query) {
        return history().page(query).stream().map(StepRecord::contact).toList();
    }

    private List<String> deadWith(String error) {
        return page(new StepQuery(StepState.DEAD, null, error, null, 100));
    }

    @Test
    void isEmptyBeforeTheFirstStep() {
        assertThat(page(dead(10))).isEmpty();
        assertThat(history().errors(StepState.DEAD)).isEmpty();
        assertThat(history().totals(DAY)).isEmpty();
    }

    @Test
    void pagesFromTheNewestRowOn() {
        endEach(Sequences.WELCOME, To.DEAD, "550 no", "anna", "bert", "cora");
        List<StepRecord> first = history().page(dead(2));
        assertThat(first).extracting(StepRecord::contact).containsExactly("cora", "bert");
        assertThat(first.get(0)).isEqualTo(history().find(first.get(0).key()).orElseThrow());
        long last = first.get(1).row();
        assertThat(page(new StepQuery(StepState.DEAD, null, null, last, 2))).containsExactly("anna");
        assertThat(page(new StepQuery(StepState.DEAD, null, null, 1L, 2))).isEmpty();
    }

    @Test
    void showsTheStepsOfOneStateAlone() {
        endEach(Sequences.WELCOME, To.DEAD, null, "anna");
        endEach(Sequences.WELCOME, To.UNCERTAIN, null, "bert");
        endEach(Sequences.WELCOME, To.QUEUED, null, "cora");
        endEach(Sequences.WELCOME, To.DONE, null, "dora");
        assertThat(page(new StepQuery(StepState.DEAD, null, null, null, 9))).containsExactly("anna");
        assertThat(page(new StepQuery(StepState.UNCERTAIN, null, null, null, 9)))
                .containsExactly("bert");
        assertThat(page(new StepQuery(StepState.QUEUED, null, null, null, 9))).containsExactly("cora");
    }

    @Test
    void showsTheStepsOfOneSequence() {
        endEach(Sequences.WELCOME, To.DEAD, null, "anna", "bert");
        endEach(Sequences.REPEATING, To.DEAD, null, "cora");
        assertThat(page(new StepQuery(StepState.DEAD, Sequences.WELCOME, null, null, 1)))
                .containsExactly("bert");
        assertThat(page(new StepQuery(StepState.DEAD, Sequences.REPEATING, null, null, 9)))
                .containsExactly("cora");
        assertThat(page(new StepQuery(StepState.DEAD, "Welcome", null, null, 9)))
                .isEmpty();
        assertThat(page(new StepQuery(StepState.DEAD, "wel\u0000come", null, null, 9)))
                .isEmpty();
    }

    @Test
    void showsTheStepsWhoseErrorContainsAText() {
        endEach(Sequences.WELCOME, To.DEAD, "550 No such USER \u00c4nna", "anna");
        endEach(Sequences.REPEATING, To.DEAD, "421 try later", "bert");
        endEach(Sequences.REPEATING, To.DEAD, null, "cora");
        assertThat(deadWith("no SUCH user \u00c4")).containsExactly("anna");
        assertThat(deadWith("421")).containsExactly("bert");
        assertThat(deadWith("")).containsExactly("bert", "anna");
        assertThat(deadWith("4211")).isEmpty();
        assertThat(deadWith(Texts.full(3_000))).isEmpty();
        assertThat(deadWith("42\u00001")).isEmpty();
        assertThat(page(new StepQuery(StepState.DEAD, Sequences.WELCOME, "421", null, 9)))
                .isEmpty();
        long bert = history().page(dead(2)).get(1).row();
        assertThat(page(new StepQuery(StepState.DEAD, null, "t", bert, 9))).isEmpty();
        assertThat(page(new StepQuery(StepState.DEAD, null, "0", bert, 9))).containsExactly("anna");
    }

    @Test
    void takesNoCharacterOfAnErrorForAWildcard() {
        String all = "100% a_b c\\d !e [f] 'g' \"h\" ?";
        endEach(Sequences.WELCOME, To.DEAD, all, "anna");
        endEach(Sequences.WELCOME, To.DEAD, "100 axb cd e f g h", "bert");
        for (String part : List.of("0%", "%", "a_b", "_", "c\\d", "\\", "!e", "!", "[f]", "'", "\"h", "?", all)) {
            assertThat(deadWith(part)).as(part).containsExactly("anna");
        }
        assertThat(deadWith("a%b")).isEmpty();
        assertThat(deadWith("!%")).isEmpty();
        assertThat(deadWith("\\%")).isEmpty();
    }

    @Test
    void groupsWhatStepsFailedWith() {
        endEach(Sequences.WELCOME, To.DEAD, "421 later", "anna", "bert");
        endEach(Sequences.WELCOME, To.DEAD, "550 no", "cora", "dora", "emma");
        endEach(Sequences.WELCOME, To.DEAD, "550 No", "finn");
        endEach(Sequences.WELCOME, To.DEAD, null, "gerd");
        endEach(Sequences.WELCOME, To.UNCERTAIN, "broken", "hans");
        assertThat(history().errors(StepState.DEAD))
                .containsExactly(
                        new ErrorGroup("550 no", 3),
                        new ErrorGroup("421 later", 2),
                        new ErrorGroup("", 1),
                        new ErrorGroup("550 No", 1));
        assertThat(history().errors(StepState.UNCERTAIN)).containsExactly(new ErrorGroup("broken", 1));
        assertThat(history().errors(StepState.QUEUED)).isEmpty();
    }

    @Test
    void groupsTheNewestThousandErrorsAndAnswersTwenty() {
        List<Contact> many = IntStream.range(0, 1_001)
                .mapToObj(i -> Contact.of("contact-" + i))
                .toList();
        storage().enrollments().enrollAll(Sequences.WELCOME, many);
        markDue(To.DEAD, step -> "error " + step.row() % 25);
        List<ErrorGroup> groups = history().errors(StepState.DEAD);
        assertThat(groups).hasSize(20);
        assertThat(groups).extracting(ErrorGroup::count).containsOnly(40L);
    }

    @Test
    void tellsLongErrorsApartByTheirEnds() {
        for (int i = 0; i < 6; i++) {
            endEach(Sequences.WELCOME, To.DEAD, Texts.full(1_999) + (i % 2), "contact-" + i);
        }
        assertThat(history().errors(StepState.DEAD))
                .containsExactly(new ErrorGroup(Texts.full(1_999) + 1, 3), new ErrorGroup(Texts.full(1_999) + 0, 3));
    }

    @Test
    void refusesStatesThatWaitForNobody() {
        for (StepState state : List.of(StepState.PENDING, StepState.DONE, StepState.CANCELLED)) {
            assertThatIllegalArgumentException().isThrownBy(() -> history().errors(state));
        }
    }

    @Test
    void countsHowManyStepsAreHow() {
        enroll(Sequences.LATER, "anna");
        enroll(Sequences.LATER, "bert");
        endEach(Sequences.WELCOME, To.DONE, null, "a", "b");
        endEach(Sequences.WELCOME, To.SKIPPED, null, "c");
        endEach(Sequences.WELCOME, To.QUEUED, null, "d");
        endEach(Sequences.WELCOME, To.UNCERTAIN, null, "e", "f");
        endEach(Sequences.WELCOME, To.DEAD, null, "g");
        enroll(Sequences.WELCOME, "h");
        enroll(Sequences.WELCOME, "i");
        storage().enrollments().cancel(Sequences.WELCOME, "i");
        assertThat(history().totals(DAY))
                .containsExactly(
                        new StepTotals(Sequences.LATER, 1, 0, 2, 0, 0, 0, 0, 0),
                        new StepTotals(Sequences.WELCOME, 1, 1, 0, 2, 1, 1, 2, 1),
                        new StepTotals(Sequences.WELCOME, 2, 0, 3, 0, 0, 0, 0, 0));
    }

    @Test
    void countsWhatEndedLatelyAlone() {
        endEach(Sequences.WELCOME, To.DONE, null, "anna");
        passTime(Duration.ofHours(2));
        enroll(Sequences.REPEATING, "bert");
        markDue(To.SKIPPED, step -> "gone");
        assertThat(history().totals(Duration.ofHours(1)))
                .containsExactly(
                        new StepTotals(Sequences.REPEATING, 1, 0, 0, 0, 1, 0, 0, 0),
                        new StepTotals(Sequences.REPEATING, 2, 1, 0, 0, 0, 0, 0, 0),
                        new StepTotals(Sequences.WELCOME, 2, 0, 1, 0, 0, 0, 0, 0));
        assertThat(history().totals(Duration.ofHours(3)))
                .contains(new StepTotals(Sequences.WELCOME, 1, 0, 0, 1, 0, 0, 0, 0));
        assertThat(history().totals(LONG)).hasSize(4);
    }

    @Test
    void refusesATimeThatIsNotPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> history().totals(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> history().totals(DAY.negated()));
    }
}
