package io.github.cronguard.internal.watch;

import static io.github.cronguard.internal.watch.WatchFixture.LATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.Alert.Phase;
import io.github.cronguard.spi.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What persons hear while no node reaches the storage. */
class StorageAwayTest {
    private static final String ID = "storage_away-\\d+-";

    private final WatchFixture fixture = new WatchFixture();
    private final AtomicBoolean away = new AtomicBoolean();
    private final Told first = new Told();
    private final Told second = new Told();
    private Instant since = fixture.clock.instant();

    @BeforeEach
    void goAway() {
        fixture.node("n1", fixture.failing(away), settings -> settings, first);
        fixture.round();
        away.set(true);
        fixture.clock.advance(WatchFixture.LOOK);
        fixture.round();
        since = fixture.clock.instant();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void comeBack() {
        fixture.storage.pauses().pause(Pause.ALL, null, "anna", ""); // so that nothing is late
        away.set(false);
    }

    @Test
    void isToldOnceFromMemoryAfterTheTimeOfLatenessAndItsEndOnce() {
        fixture.watch(LATE.minus(WatchFixture.LOOK));
        assertThat(first.alerts).isEmpty();
        fixture.watch(WatchFixture.LOOK);
        fixture.watch(Duration.ofMinutes(30));
        assertThat(first.events()).containsExactly("storage_away");
        Alert opened = first.last();
        assertThat(opened.phase()).isEqualTo(Phase.OPENED);
        assertThat(opened.since()).isEqualTo(since);
        assertThat(opened.sentence()).isEqualTo("The storage does not answer.");
        assertThat(opened.detail()).startsWith("Node n1 has not reached the storage since " + since);
        assertThat(opened.id()).matches(ID + "1");

        comeBack();
        fixture.watch(Duration.ofMinutes(1));
        assertThat(first.events()).containsExactly("storage_away", "storage_away_resolved");
        assertThat(first.last().id())
                .matches(ID + "3")
                .startsWith(opened.id().substring(0, opened.id().length() - 1));
        assertThat(first.last().sentence()).isEqualTo("The storage answers again.");
    }

    @Test
    void aShortOutageIsToldToNobody() {
        fixture.watch(LATE.minus(WatchFixture.LOOK));
        away.set(false);
        fixture.round();
        away.set(true);
        fixture.watch(LATE.minus(WatchFixture.LOOK));
        assertThat(first.events()).doesNotContain("storage_away");
    }

    @Test
    void eachNodeTellsItsOwnAndTheNextOutageIsAnotherOne() {
        fixture.node("n2", fixture.failing(away), settings -> settings, second);
        fixture.watch(LATE.plusMinutes(1));
        assertThat(first.events()).containsExactly("storage_away");
        assertThat(second.events()).containsExactly("storage_away");
        assertThat(second.last().id()).isNotEqualTo(first.last().id());
        comeBack();
        fixture.watch(Duration.ofMinutes(1));
        away.set(true);
        fixture.watch(LATE.plusMinutes(1));
        assertThat(first.events()).containsExactly("storage_away", "storage_away_resolved", "storage_away");
        assertThat(first.ids()).doesNotHaveDuplicates();
        assertThat(first.last().id()).matches(ID + "1");
    }

    @Test
    void remindsAndTriesAgainAsOfAnythingElse() {
        first.broken = true;
        fixture.watch(LATE.plusMinutes(1));
        first.broken = false;
        fixture.watch(Duration.ofMinutes(2));
        assertThat(first.events()).containsExactly("storage_away");
        fixture.watch(Duration.ofHours(6));
        assertThat(first.events()).containsExactly("storage_away", "storage_away");
        assertThat(first.last().phase()).isEqualTo(Phase.REMINDER);
        assertThat(first.last().detail()).startsWith("At first: Node n1");
    }

    @Test
    void whatEndsBeforeItWasToldIsToldAsItsEnd() {
        first.broken = true;
        fixture.watch(LATE.plusMinutes(1));
        first.broken = false;
        comeBack();
        fixture.watch(Duration.ofMinutes(1));
        assertThat(first.events()).containsExactly("storage_away_resolved");
    }
}
