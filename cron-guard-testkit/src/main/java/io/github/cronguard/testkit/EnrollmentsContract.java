package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Enrollments} promise of contacts. {@link EnrollmentDecisionsContract} has the rest. */
public abstract class EnrollmentsContract extends StorageBased {

    /** Made by a test class. */
    protected EnrollmentsContract() {}

    private Enrollments enrollments() {
        return storage().enrollments();
    }

    private EnrollOutcome enrollAgain(String contact) {
        return enrollments().enrollAgain(Sequences.LATER, contact, Map.of("round", "2"));
    }

    @Test
    void enrollsAContactOnce() {
        assertThat(enroll(Sequences.WELCOME, "anna")).isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(enrollments().enroll(Sequences.WELCOME, "anna", Map.of("name", "other")))
                .isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        assertThat(enrollments().count(Sequences.WELCOME)).isEqualTo(1);
        assertThat(due()).extracting(Step::attributes).containsExactly(Map.of());
    }

    @Test
    void enrollsInTheDefaultSequence() {
        assertThat(enrollments().enroll("anna", Map.of("name", "Anna"))).isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(enroll(Sequences.WELCOME, "anna")).isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        Step step = due().get(0);
        assertThat(step.sequence()).isEqualTo(Sequences.WELCOME);
        assertThat(step.attributes()).isEqualTo(Map.of("name", "Anna"));
    }

    @Test
    void aContactMayBeInSeveralSequences() {
        enroll(Sequences.WELCOME, "anna");
        assertThat(enroll(Sequences.REPEATING, "anna")).isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(due()).extracting(Step::key).doesNotHaveDuplicates().hasSize(2);
        assertThat(enrollments().count(Sequences.OUTBOX)).isZero();
    }

    @Test
    void comparesContactsByteForByte() {
        for (String contact : Texts.LOOKALIKES) {
            assertThat(enroll(Sequences.WELCOME, contact)).as(contact).isEqualTo(EnrollOutcome.ENROLLED);
        }
        assertThat(enrollments().cancel(Sequences.WELCOME, "anna")).isTrue();
        assertThat(enrollments().forget("Anna")).isEqualTo(1);
        assertThat(due()).hasSize(Texts.LOOKALIKES.size() - 2);
    }

    @Test
    void refusesAnUnknownSequenceOrABrokenContact() {
        for (String sequence : List.of("unknown", "WELCOME", "welcome ", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> enroll(sequence, "anna"));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollments().enrollAll(sequence, List.of()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> enrollments().enrollAgain(sequence, "anna", Map.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollments().cancel(sequence, "anna"));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollments().pause(sequence, "anna"));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollments().resume(sequence, "anna"));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollments().count(sequence));
        }
        List<String> broken = new ArrayList<>(Texts.BROKEN);
        broken.add(Texts.full(256));
        for (String contact : broken) {
            assertThatIllegalArgumentException().isThrownBy(() -> enroll(Sequences.WELCOME, contact));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollments().enroll(contact, Map.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollAgain(contact));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollments().cancel(Sequences.WELCOME, contact));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollments().pause(Sequences.WELCOME, contact));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollments().resume(Sequences.WELCOME, contact));
            assertThatIllegalArgumentException().isThrownBy(() -> enrollments().forget(contact));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> enrollments().enroll("anna", Map.of("long", "x".repeat(16_001))));
        assertThat(enrollments().count(Sequences.WELCOME)).isZero();
    }

    @Test
    void enrollsManyAndLeavesOutWhoIsOrWasThere() {
        enroll(Sequences.WELCOME, "user-1");
        List<Contact> contacts = new ArrayList<>();
        IntStream.range(0, 2_500).forEach(i -> contacts.add(new Contact("user-" + i, Map.of("i", "" + i))));
        contacts.add(Contact.of("user-7"));
        contacts.add(Contact.of("User-7"));
        assertThat(enrollments().enrollAll(Sequences.WELCOME, contacts)).isEqualTo(2_500);
        assertThat(enrollments().enrollAll(Sequences.WELCOME, contacts)).isZero();
        assertThat(enrollments().enrollAll(Sequences.WELCOME, List.of())).isZero();
        assertThat(enrollments().count(Sequences.WELCOME)).isEqualTo(2_501);
        assertThat(steps().backlog().due()).isPositive();
    }

    @Test
    void enrollsOneOfManyThatComeAtOnce() {
        assertThat(Race.of(() -> enroll(Sequences.WELCOME, "anna"))).containsOnlyOnce(EnrollOutcome.ENROLLED);
        assertThat(due()).hasSize(1);
    }

    @Test
    void enrollsEachContactOnceAlsoWhenManyListsComeAtOnce() {
        List<Contact> contacts =
                IntStream.range(0, 200).mapToObj(i -> Contact.of("user-" + i)).toList();
        List<Integer> enrolled = Race.of(() -> {
            // In an order of its own each time: two lists must not wait for each other.
            List<Contact> shuffled = new ArrayList<>(contacts);
            Collections.shuffle(shuffled);
            return enrollments().enrollAll(Sequences.WELCOME, shuffled);
        });
        assertThat(enrolled.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
        assertThat(steps().backlog().due()).isEqualTo(200);
    }

    @Test
    void cancelsWhatGoesOn() {
        assertThat(enrollments().cancel(Sequences.WELCOME, "anna")).isFalse();
        enroll(Sequences.WELCOME, "anna");
        enroll(Sequences.REPEATING, "anna");
        assertThat(enrollments().cancel(Sequences.WELCOME, "anna")).isTrue();
        assertThat(enrollments().cancel(Sequences.WELCOME, "anna")).isFalse();
        assertThat(due()).extracting(Step::sequence).containsExactly(Sequences.REPEATING);
        assertThat(enroll(Sequences.WELCOME, "anna")).isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
    }

    @Test
    void cancelEndsAContactThatWaitsForADecision() {
        for (StepMark.To to : List.of(StepMark.To.DEAD, StepMark.To.UNCERTAIN, StepMark.To.QUEUED)) {
            enroll(Sequences.WELCOME, to.name());
            runOne(to);
            assertThat(enrollments().cancel(Sequences.WELCOME, to.name())).isTrue();
        }
        assertThat(storage().health().dead()).isZero();
        assertThat(storage().health().uncertain()).isZero();
    }

    @Test
    void beginsANewRoundForWhomTheLastOneIsOver() {
        enroll(Sequences.LATER, "anna");
        assertThat(enrollAgain("anna")).isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        passTime(LONG);
        String first = runOne(StepMark.To.DONE).key();
        assertThat(enrollAgain("anna")).isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(due()).isEmpty();
        passTime(LONG);
        Step second = runOne(StepMark.To.DONE);
        assertThat(second.key()).isEqualTo(first.replaceAll("/1$", ".2/1"));
        assertThat(second.attributes()).isEqualTo(Map.of("round", "2"));
        enrollAgain("anna");
        enrollments().cancel(Sequences.LATER, "anna");
        assertThat(enrollAgain("anna")).isEqualTo(EnrollOutcome.ENROLLED);
        passTime(LONG);
        assertThat(due()).extracting(Step::key).containsExactly(first.replaceAll("/1$", ".4/1"));
        assertThat(enrollments().count(Sequences.LATER)).isEqualTo(1);
    }

    @Test
    void beginsTheFirstRoundForANewContact() {
        assertThat(enrollAgain("anna")).isEqualTo(EnrollOutcome.ENROLLED);
        passTime(LONG);
        assertThat(due()).extracting(Step::key).singleElement().asString().matches("later/[0-9]+/1");
    }

    @Test
    void aStepOfAnOldRoundDoesNotDriveTheNewOne() {
        enroll(Sequences.REPEATING, "anna");
        var lease = lease();
        start(lease);
        Claim old = claim(lease);
        enrollments().cancel(Sequences.REPEATING, "anna");
        enrollments().enrollAgain(Sequences.REPEATING, "anna", Map.of());
        assertThat(steps().stillDue(old)).isEmpty();
        steps().mark(old, List.of(Sequences.done(only(old))));
        lease.close();
        assertThat(due()).extracting(Step::number).containsExactly(1);
        assertThat(steps().backlog().due()).isEqualTo(1);
    }

    @Test
    void forgetsAContactInAllSequences() {
        enroll(Sequences.WELCOME, "anna");
        enroll(Sequences.REPEATING, "anna");
        enroll(Sequences.WELCOME, "bert");
        String key = due().get(0).key();
        assertThat(enrollments().forget("anna")).isEqualTo(2);
        assertThat(enrollments().forget("anna")).isZero();
        assertThat(due()).extracting(Step::contact).containsExactly("bert");
        assertThat(enroll(Sequences.WELCOME, "anna")).isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(due()).extracting(Step::key).doesNotContain(key).hasSize(2);
    }
}
