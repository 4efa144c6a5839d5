package io.github.cronguard.jdbc.crash;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import java.util.List;

/** The audit trail's writing side. */
record MortalRecorder(RunRecorder recorder, Life life) implements RunRecorder {
    @Override
    public int closeOld(Lease lease) {
        return life.during(Activity.TAKE_OVER, () -> recorder.closeOld(lease));
    }

    @Override
    public RunId start(RunStart start) {
        RunId id = recorder.start(start);
        life.pass(KillPoint.AFTER_RUN_ROW);
        return id;
    }

    @Override
    public boolean finish(RunId id, RunFinish finish) {
        if (finish.status() == RunStatus.INTERRUPTED) {
            life.pass(KillPoint.AT_SHUTDOWN);
        }
        life.pass(KillPoint.BEFORE_FINISH);
        boolean finished = recorder.finish(id, finish);
        life.pass(KillPoint.AFTER_FINISH);
        return finished;
    }

    @Override
    public void refused(List<RefusalCount> refusals) {
        recorder.refused(refusals);
    }
}
