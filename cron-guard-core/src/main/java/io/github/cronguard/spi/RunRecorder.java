package io.github.cronguard.spi;

import java.util.List;

/** Writes the audit trail. */
public interface RunRecorder {

    /**
     * Ends what earlier holders of this lock left behind: their {@link RunStatus#RUNNING} rows (of smaller fences)
     * become
     * {@link RunStatus#ABANDONED}, finished now, with the counts that the steps' rows tell.
     *
     * @param lease the present holder's
     * @return how many rows were ended
     */
    int closeOld(Lease lease);

    /**
     * Inserts the run's row, as {@link RunStatus#RUNNING}, only while the lock's row carries this lease's owner and
     * fence;
     * guard and fence together are unique. Called again with the same lease it answers the same id.
     *
     * @param start what is known
     * @return the row's id
     * @throws LeaseLostException if the lock is another's
     */
    RunId start(RunStart start);

    /**
     * Ends the run's row if it is still {@link RunStatus#RUNNING}.
     *
     * @param id the row's id
     * @param finish how it ended
     * @return false if there is no such row or it has ended already: then nothing was changed
     */
    boolean finish(RunId id, RunFinish finish);

    /**
     * Adds to the counts of refused triggers, one row for each guard, minute and reason.
     *
     * @param refusals what came since the last call; empty does nothing
     */
    void refused(List<RefusalCount> refusals);
}
