package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.TaskProgress;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a {@link TaskProgress} promises. */
public abstract class TaskProgressContract extends StorageBased {

    private static final Instant SLOT = Instant.parse("2026-11-24T12:00:00Z");

    /** Made by a test class. */
    protected TaskProgressContract() {}

    private TaskProgress progress() {
        return storage().taskProgress();
    }

    @Test
    void isEmptyBeforeTheFirstSlot() {
        assertThat(progress().lastSlot("invoices")).isEmpty();
    }

    @Test
    void movesForwardOnly() {
        Lease lease = lease();
        assertThat(progress().advance("invoices", SLOT, lease)).isTrue();
        assertThat(progress().lastSlot("invoices")).contains(SLOT);
        assertThat(progress().advance("invoices", SLOT.minusSeconds(60), lease)).isTrue();
        assertThat(progress().lastSlot("invoices")).contains(SLOT);
        assertThat(progress().advance("invoices", SLOT.plusSeconds(60), lease)).isTrue();
        assertThat(progress().lastSlot("invoices")).contains(SLOT.plusSeconds(60));
    }

    @Test
    void aNewHolderGoesOnWhereTheLastOneEnded() {
        try (Lease lease = lease()) {
            progress().advance("invoices", SLOT, lease);
        }
        assertThat(progress().advance("invoices", SLOT.plusSeconds(60), lease()))
                .isTrue();
        assertThat(progress().lastSlot("invoices")).contains(SLOT.plusSeconds(60));
    }

    @Test
    void anOvertakenHolderMovesNothing() {
        Lease old = lease();
        Lease present = leaseAfterCrash();
        assertThat(progress().advance("new", SLOT, old)).isFalse();
        assertThat(progress().lastSlot("new")).isEmpty();
        progress().advance("known", SLOT, present);
        assertThat(progress().advance("known", SLOT.plusSeconds(60), old)).isFalse();
        assertThat(progress().lastSlot("known")).contains(SLOT);
    }

    @Test
    void aHolderThatReleasedMovesNothing() {
        Lease released = lease();
        released.close();
        assertThat(progress().advance("invoices", SLOT, released)).isFalse();
        assertThat(progress().lastSlot("invoices")).isEmpty();
    }

    @Test
    void comparesTasksByteForByte() {
        Lease lease = lease();
        for (String task : Texts.LOOKALIKES) {
            assertThat(progress().lastSlot(task)).as(task).isEmpty();
            progress().advance(task, SLOT, lease);
        }
    }

    @Test
    void hasRoomForTheLongestNameAndRefusesALongerOne() {
        Lease lease = lease();
        assertThat(progress().advance(Texts.full(128), SLOT, lease)).isTrue();
        assertThat(progress().lastSlot(Texts.full(128))).contains(SLOT);
        assertThatIllegalArgumentException().isThrownBy(() -> progress().advance(Texts.full(129), SLOT, lease));
        for (String task : Texts.BROKEN) {
            assertThatIllegalArgumentException().isThrownBy(() -> progress().advance(task, SLOT, lease));
        }
    }

    @Test
    void endsAtTheLatestOfManySlotsThatComeAtOnce() {
        Lease lease = lease();
        AtomicInteger next = new AtomicInteger();
        assertThat(Race.of(() -> progress().advance("invoices", SLOT.plusSeconds(next.incrementAndGet()), lease)))
                .containsOnly(true);
        assertThat(progress().lastSlot("invoices")).contains(SLOT.plusSeconds(Race.THREADS));
    }
}
