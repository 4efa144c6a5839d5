package io.github.cronguard.internal.run;

import io.github.cronguard.RunCounts;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.spi.RunStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one log line of each run. */
final class RunLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.cronguard.run");

    private RunLog() {}

    static void ended(RunCall call, long fence, RunOutcome.Ran ran) {
        RunCounts counts = ran.counts();
        String format = "run {} {} in {} ms: processed {}, queued {}, skipped {}, failed {}; by {} ({}), request {},"
                + " fence {}{}";
        Object[] values = {
            ran.runId(),
            ran.status(),
            ran.duration().toMillis(),
            counts.processed(),
            counts.queued(),
            counts.skipped(),
            counts.failed(),
            call.caller(),
            call.method(),
            call.requestId(),
            fence,
            ran.error() == null ? "" : ": " + ran.error().replace('\n', ';')
        };
        if (ran.status() == RunStatus.OK) {
            LOG.info(format, values);
        } else {
            LOG.warn(format, values);
        }
    }
}
