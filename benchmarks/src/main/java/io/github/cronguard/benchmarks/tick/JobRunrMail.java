package io.github.cronguard.benchmarks.tick;

import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/**
 * A job of JobRunr, which calls only what is public.
 *
 * @param number whose it is
 */
public record JobRunrMail(int number) implements JobRequest {
    @Override
    public Class<Handler> getJobRequestHandler() {
        return Handler.class;
    }

    /** Does nothing but say so. */
    public static final class Handler implements JobRequestHandler<JobRunrMail> {
        private final Runnable done;

        Handler(Runnable done) {
            this.done = done;
        }

        @Override
        public void run(JobRunrMail mail) {
            done.run();
        }
    }
}
