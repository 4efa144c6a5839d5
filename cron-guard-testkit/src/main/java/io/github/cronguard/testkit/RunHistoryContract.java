package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link RunHistory} promises. */
public abstract class RunHistoryContract extends StorageBased {

    /** Made by a test class. */
    protected RunHistoryContract() {}

    private RunHistory history() {
        return storage().runHistory();
    }

    private RunId run(RunStatus status) {
        return run("default", null, status);
    }

    private List<RunId> page(@Nullable RunStatus status, @Nullable String caller, @Nullable RunId before, int limit) {
        return history()
                .page(RunQuery.newest(limit)
                        .withStatus(status)
                        .withCaller(caller)
                        .before(before))
                .stream()
                .map(RunRecord::id)
                .toList();
    }

    @Test
    void isEmptyBeforeTheFirstRun() {
        assertThat(history().last()).isEmpty();
        assertThat(history().find(new RunId(1))).isEmpty();
        assertThat(page(null, null, null, 10)).isEmpty();
        assertThat(history().counts(LONG)).isEmpty();
        assertThat(history().findDelivery("default", "delivery")).isEmpty();
    }

    @Test
    void showsTheNewestRunFirst() {
        RunId first = run(RunStatus.OK);
        RunId second = run(RunStatus.FAILED);
        assertThat(second).isGreaterThan(first);
        assertThat(history().last().map(RunRecord::id)).contains(second);
        assertThat(history().last().map(RunRecord::status)).contains(RunStatus.FAILED);
        assertThat(page(null, null, null, 10)).containsExactly(second, first);
    }

    @Test
    void pagesFromTheLastRunOfThePageInFront() {
        RunId first = run(RunStatus.OK);
        RunId second = run(RunStatus.OK);
        RunId third = run(RunStatus.OK);
        assertThat(page(null, null, null, 2)).containsExactly(third, second);
        assertThat(page(null, null, second, 2)).containsExactly(first);
        assertThat(page(null, null, first, 2)).isEmpty();
    }

    @Test
    void showsRunsOfOneStatusOrCaller() {
        RunId ok = run("anna", null, RunStatus.OK);
        RunId failed = run("Anna", null, RunStatus.FAILED);
        assertThat(page(RunStatus.OK, null, null, 10)).containsExactly(ok);
        assertThat(page(null, "Anna", null, 10)).containsExactly(failed);
        assertThat(page(RunStatus.OK, "Anna", null, 10)).isEmpty();
        assertThat(page(RunStatus.OK, "anna", failed, 10)).containsExactly(ok);
        assertThat(page(null, "nobody", null, 10)).isEmpty();
    }

    @Test
    void countsHowRunsEnded() {
        run(RunStatus.FAILED);
        passTime(Duration.ofHours(2));
        run(RunStatus.OK);
        run(RunStatus.OK);
        run(RunStatus.INTERRUPTED);
        start(lease());
        assertThat(history().counts(Duration.ofHours(1)))
                .isEqualTo(Map.of(RunStatus.OK, 2L, RunStatus.INTERRUPTED, 1L, RunStatus.RUNNING, 1L));
        assertThat(history().counts(Duration.ofHours(3))).containsEntry(RunStatus.FAILED, 1L);
    }

    @Test
    void findsTheNewestRunOfADelivery() {
        run("default", "delivery", RunStatus.FAILED);
        RunId second = run("default", "delivery", RunStatus.OK);
        run("default", null, RunStatus.OK);
        run("other", "delivery", RunStatus.OK);
        assertThat(history().findDelivery("default", "delivery").map(RunRecord::id))
                .contains(second);
    }

    @Test
    void findsARunThatGoesOnByItsDelivery() {
        RunId id = storage().runRecorder().start(runStart(lease(), "default", "delivery"));
        assertThat(history().findDelivery("default", "delivery").map(RunRecord::id))
                .contains(id);
    }

    @Test
    void comparesDeliveriesByteForByte() {
        for (String delivery : Texts.LOOKALIKES) {
            assertThat(history().findDelivery("default", delivery)).as(delivery).isEmpty();
            RunId id = run("default", delivery, RunStatus.OK);
            assertThat(history().findDelivery("default", delivery).map(RunRecord::id))
                    .as(delivery)
                    .contains(id);
        }
        assertThat(history().findDelivery("Default", "anna")).isEmpty();
        assertThat(history().findDelivery("default ", "anna")).isEmpty();
    }

    @Test
    void remembersADeliveryFor48HoursAndItsRunForLonger() {
        RunId first = run("default", "delivery", RunStatus.OK);
        passTime(Duration.ofHours(47));
        assertThat(history().findDelivery("default", "delivery").map(RunRecord::id))
                .contains(first);
        passTime(Duration.ofHours(1));
        assertThat(history().findDelivery("default", "delivery")).isEmpty();
        assertThat(history().find(first)).isPresent();
        RunId second = run("default", "delivery", RunStatus.OK);
        assertThat(history().findDelivery("default", "delivery").map(RunRecord::id))
                .contains(second);
    }
}
