package io.github.cronguard.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the audit trail of one guard. */
public interface RunHistory {

    /**
     * One run.
     *
     * @param id its id
     * @return the run, or empty if this guard has none with it
     */
    Optional<RunRecord> find(RunId id);

    /**
     * A page of runs, newest first.
     *
     * @param query which
     * @return at most {@code query.limit()} runs
     */
    List<RunRecord> page(RunQuery query);

    /**
     * The newest run.
     *
     * @return the run, or empty before the first one
     */
    Optional<RunRecord> last();

    /**
     * How many runs ended how.
     *
     * @param within only runs started in this time up to now, by the store's clock; positive
     * @return the counts; a status that no run has is absent
     */
    Map<RunStatus, Long> counts(Duration within);

    /**
     * The runs of some time, for a chart.
     *
     * @param within only runs started in this time up to now, by the store's clock; positive
     * @param limit how many at most, the newest of them; 1 to 10,000
     * @return newest first
     */
    List<RunSummary> recent(Duration within, int limit);

    /**
     * How many triggers were refused for which reason.
     *
     * @param within only minutes in this time up to now, by the store's clock; positive
     * @return most frequent first, at most 100
     */
    List<RefusalTotal> refusals(Duration within);

    /**
     * The newest run of a delivery in the last 48 hours, by the store's clock.
     *
     * @param caller whose delivery
     * @param deliveryId the caller's id of it
     * @return the run, or empty
     */
    Optional<RunRecord> findDelivery(String caller, String deliveryId);
}
