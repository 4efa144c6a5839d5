package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.sequence.Contact;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a {@link StepSource} promises of due steps and their claims. {@link StepMarkContract} and
 * {@link StepTakeOverContract} have the rest.
 */
public abstract class StepSourceContract extends StorageBased {

    /** Made by a test class. */
    protected StepSourceContract() {}

    private Claim claim(Lease lease, int limit) {
        return steps().claim(new ClaimRequest(Sequences.KEYS, limit, lease));
    }

    private Lease running() {
        Lease lease = lease();
        start(lease);
        return lease;
    }

    private void enrollMany(int count) {
        List<Contact> contacts = IntStream.range(0, count)
                .mapToObj(i -> Contact.of("user-" + i + "@example.test"))
                .toList();
        storage().enrollments().enrollAll(Sequences.WELCOME, contacts);
    }

    @Test
    void tellsAllOfADueStep() {
        String longest = "\ud83d\ude00".repeat(3_900);
        Map<String, String> attributes = Map.of("name", "\u00c4nna \"x\"\n", "long", longest, "", "");
        Instant before = storage().now();
        storage().enrollments().enroll(Sequences.WELCOME, Texts.full(255), attributes);
        Instant after = storage().now();
        Step step = only(claim(running()));
        assertThat(step.key()).matches("welcome/[1-9][0-9]*/1");
        assertThat(step.sequence()).isEqualTo(Sequences.WELCOME);
        assertThat(step.number()).isEqualTo(1);
        assertThat(step.name()).isEqualTo("intro");
        assertThat(step.contact()).isEqualTo(Texts.full(255));
        assertThat(step.attributes()).isEqualTo(attributes);
        assertThat(step.attempts()).isZero();
        assertThat(step.dueAt()).isBetween(before, after);
    }

    @Test
    void claimsTheOldestStepsFirst() {
        for (String contact : List.of("c", "a", "b")) {
            enroll(Sequences.WELCOME, contact);
            passTime(Duration.ofMinutes(1));
        }
        Lease lease = running();
        Claim first = claim(lease, 2);
        assertThat(first.steps()).extracting(Step::contact).containsExactly("c", "a");
        assertThat(first.more()).isTrue();
        assertThat(first.lease()).isSameAs(lease);
        Claim second = claim(lease, 2);
        assertThat(second.steps()).extracting(Step::contact).containsExactly("b");
        assertThat(second.more()).isFalse();
        assertThat(second.id()).isNotEqualTo(first.id());
        Claim third = claim(lease, 2);
        assertThat(third.steps()).isEmpty();
        assertThat(third.more()).isFalse();
    }

    @Test
    void leavesOutWhatIsNotDueYet() {
        enroll(Sequences.LATER, "anna");
        assertThat(due()).isEmpty();
        passTime(Duration.ofHours(23));
        assertThat(due()).isEmpty();
        passTime(Duration.ofHours(1));
        assertThat(due()).hasSize(1);
    }

    @Test
    void leavesOutWhatBecameDueAfterTheLeaseWasTaken() {
        Lease lease = running();
        passTime(Duration.ofSeconds(10));
        enroll(Sequences.WELCOME, "anna");
        assertThat(lease.extend(TTL)).isTrue();
        assertThat(claim(lease).steps()).isEmpty();
        assertThat(steps().countDue(new ClaimRequest(Sequences.KEYS, 10, lease)))
                .isZero();
        lease.close();
        assertThat(due()).hasSize(1);
    }

    @Test
    void givesAContactAtMostOneStepARun() {
        enroll(Sequences.REPEATING, "anna");
        Lease lease = running();
        Claim claim = claim(lease);
        steps().mark(claim, List.of(Sequences.done(only(claim))));
        assertThat(claim(lease).steps()).isEmpty();
        lease.close();
        assertThat(due()).extracting(Step::number).containsExactly(2);
    }

    @Test
    void leavesOutOtherSequences() {
        enroll(Sequences.WELCOME, "anna");
        enroll(Sequences.REPEATING, "bert");
        Lease lease = running();
        ClaimRequest request = new ClaimRequest(List.of(Sequences.REPEATING), 10, lease);
        assertThat(steps().countDue(request)).isEqualTo(1);
        Claim claim = steps().claim(request);
        assertThat(only(claim).contact()).isEqualTo("bert");
        assertThat(claim.more()).isFalse();
    }

    @Test
    void leavesOutPausedSequences() {
        enroll(Sequences.WELCOME, "anna");
        enroll(Sequences.REPEATING, "bert");
        storage().pauses().pause(Sequences.WELCOME, null, "operator", "");
        assertThat(due()).extracting(Step::contact).containsExactly("bert");
        storage().pauses().pause(Pause.ALL, null, "operator", "");
        assertThat(due()).isEmpty();
        storage().pauses().resume(Pause.ALL, "operator");
        storage().pauses().resume(Sequences.WELCOME, "operator");
        assertThat(due()).hasSize(2);
    }

    @Test
    void leavesOutAStepBehindAnUnfinishedOne() {
        enroll(Sequences.WELCOME, "anna");
        Claim claim = claim(running());
        storage().enrollments().cancel(Sequences.WELCOME, "anna");
        storage().enrollments().enrollAgain(Sequences.WELCOME, "anna", Map.of());
        Lease present = leaseAfterCrash();
        start(present);
        assertThat(claim(present).steps()).isEmpty();
        steps().mark(claim, List.of(Sequences.done(only(claim))));
        present.close();
        assertThat(due()).extracting(Step::key).singleElement().asString().matches("welcome/[0-9]+\\.2/1");
    }

    @Test
    void leavesOutCancelledContacts() {
        enroll(Sequences.WELCOME, "anna");
        storage().enrollments().cancel(Sequences.WELCOME, "anna");
        assertThat(due()).isEmpty();
    }

    @Test
    void givesNothingToALostLease() {
        enroll(Sequences.WELCOME, "anna");
        Lease overtaken = running();
        Lease released = leaseAfterCrash();
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> claim(overtaken));
        released.close();
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> claim(released));
        assertThat(due()).hasSize(1);
    }

    @Test
    void keepsLookalikeContactsApart() {
        Texts.LOOKALIKES.forEach(contact -> enroll(Sequences.WELCOME, contact));
        assertThat(due()).extracting(Step::contact).containsExactlyInAnyOrderElementsOf(Texts.LOOKALIKES);
    }

    @Test
    void claimsThatComeAtOnceAreDisjoint() {
        enrollMany(60);
        Lease lease = running();
        List<List<Step>> claimed = Race.of(() -> {
            List<Step> mine = new ArrayList<>();
            for (Claim c = claim(lease, 3); !c.steps().isEmpty() || c.more(); c = claim(lease, 3)) {
                mine.addAll(c.steps());
            }
            return mine;
        });
        assertThat(claimed.stream().flatMap(List::stream).map(Step::contact))
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    void tellsTheBacklog() {
        assertThat(steps().backlog()).isEqualTo(new Backlog(0, null));
        enroll(Sequences.WELCOME, "anna");
        passTime(Duration.ofMinutes(1));
        enroll(Sequences.WELCOME, "bert");
        enroll(Sequences.LATER, "cora");
        Backlog backlog = steps().backlog();
        assertThat(backlog.due()).isEqualTo(2);
        assertThat(backlog.oldestDueAt()).isBeforeOrEqualTo(storage().now().minusSeconds(60));
        runAll(StepMark.To.DONE);
        assertThat(steps().backlog()).isEqualTo(new Backlog(0, null));
    }

    private void runAll(StepMark.To to) {
        try (Lease lease = running()) {
            Claim claim = claim(lease);
            steps().mark(
                            claim,
                            claim.steps().stream()
                                    .map(step -> Sequences.mark(step, to))
                                    .toList());
        }
    }

    @Test
    void countsUpToABound() {
        enrollMany(Backlog.MOST + 5);
        assertThat(steps().backlog().due()).isEqualTo(Backlog.MOST);
        Lease lease = running();
        assertThat(steps().countDue(new ClaimRequest(Sequences.KEYS, 7, lease))).isEqualTo(7);
        assertThat(steps().countDue(new ClaimRequest(Sequences.KEYS, 5_000, lease)))
                .isEqualTo(Backlog.MOST + 5);
    }
}
