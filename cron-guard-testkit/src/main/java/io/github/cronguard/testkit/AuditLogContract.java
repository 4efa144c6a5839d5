package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.AuditLog;
import io.github.cronguard.spi.AuditRecord;
import io.github.cronguard.spi.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an {@link AuditLog} promises. */
public abstract class AuditLogContract extends StorageBased {

    /** Made by a test class. */
    protected AuditLogContract() {}

    private AuditLog audit() {
        return storage().auditLog();
    }

    private static AuditEntry entry(String who) {
        return new AuditEntry(who, "send-again", "step:1", "a bad template", "it is due again", false);
    }

    private List<AuditEntry> entries() {
        return audit().page(null, 100).stream().map(AuditRecord::entry).toList();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(audit().page(null, 10)).isEmpty();
        assertThat(audit().find(1)).isEmpty();
        assertThat(audit().find(0)).isEmpty();
    }

    @Test
    void keepsWhatWasDone() {
        Instant before = storage().now();
        long id = audit().add(entry("anna"));
        assertThat(id).isPositive();
        AuditRecord stored = audit().find(id).orElseThrow();
        assertThat(stored.id()).isEqualTo(id);
        assertThat(stored.entry()).isEqualTo(entry("anna"));
        assertThat(stored.at()).isBetween(before, storage().now());
        assertThat(audit().find(id + 1)).isEmpty();
    }

    @Test
    void keepsWhatWasRefusedAndWhatHasNoWords() {
        AuditEntry entry = new AuditEntry("anna", "force-unlock", null, null, null, true);
        long id = audit().add(entry);
        assertThat(audit().find(id).map(AuditRecord::entry)).contains(entry);
    }

    @Test
    void showsTheNewestEntryFirstAndPagesFromTheLastOne() {
        long first = audit().add(entry("anna"));
        long second = audit().add(entry("bert"));
        long third = audit().add(entry("anna"));
        assertThat(third).isGreaterThan(second);
        assertThat(second).isGreaterThan(first);
        assertThat(audit().page(null, 2)).extracting(AuditRecord::id).containsExactly(third, second);
        assertThat(audit().page(second, 2)).extracting(AuditRecord::id).containsExactly(first);
        assertThat(audit().page(first, 2)).isEmpty();
    }

    @Test
    void refusesALimitThatMakesNoSense() {
        for (int wrong : new int[] {0, -1, 1_001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> audit().page(null, wrong))
                    .withMessageContaining("limit must be from 1 to 1000, but is " + wrong);
        }
    }

    @Test
    void hasRoomForTheLongestTexts() {
        AuditEntry longest = new AuditEntry(
                Texts.full(64), Texts.full(64), Texts.full(255), Texts.full(500), Texts.full(2_000), false);
        long id = audit().add(longest);
        assertThat(audit().find(id).map(AuditRecord::entry)).contains(longest);
    }

    @Test
    void pausesWriteIntoItByThemselves() {
        storage().pauses().pause(Pause.ALL, null, "anna", "a bad template");
        storage().pauses().pause(Sequences.WELCOME, null, "bert", "");
        storage().pauses().resume(Pause.ALL, "carl");
        storage().pauses().resume(Pause.ALL, "dora");
        assertThat(entries())
                .containsExactly(
                        new AuditEntry("carl", "resume", Pause.ALL, null, null, false),
                        new AuditEntry("bert", "pause", Sequences.WELCOME, null, null, false),
                        new AuditEntry("anna", "pause", Pause.ALL, "a bad template", null, false));
    }

    @Test
    void aPauseThatEndedByItselfIsNotResumed() {
        Instant until = storage().now().plus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.MILLIS);
        storage().pauses().pause(Pause.ALL, until, "anna", "");
        passTime(Duration.ofMinutes(1));
        assertThat(storage().pauses().resume(Pause.ALL, "bert")).isFalse();
        assertThat(entries()).extracting(AuditEntry::action).containsExactly("pause");
    }

    @Test
    void manyEntriesAtOnceAreAllKept() {
        List<Long> ids = Race.of(() -> audit().add(entry("anna")));
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(audit().page(null, 100)).extracting(AuditRecord::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void isPrunedAfterTheRetentionAlone() {
        long first = audit().add(entry("anna"));
        audit().add(entry("bert"));
        assertThat(storage().prune(LONG, 10)).isZero();
        passTime(LONG.plusDays(1));
        long third = audit().add(entry("carl"));
        assertThat(storage().prune(LONG, 1)).isEqualTo(1);
        assertThat(audit().find(first)).isEmpty();
        assertThat(storage().prune(LONG, 10)).isEqualTo(1);
        assertThat(audit().page(null, 10)).extracting(AuditRecord::id).containsExactly(third);
    }
}
