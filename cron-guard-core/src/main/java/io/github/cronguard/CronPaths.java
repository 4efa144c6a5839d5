package io.github.cronguard;

/**
 * Where a guard answers, below the context path.
 *
 * @param run where runs are triggered, e.g. {@code /cron/run}
 * @param runs where one run is read, e.g. {@code /cron/runs/}, followed by its id
 * @param status where the status is read, e.g. {@code /cron/status}
 * @param admin where the Admin Control Center belongs, e.g. {@code /cron/admin}; the guard itself does not answer there
 */
public record CronPaths(String run, String runs, String status, String admin) {

    /**
     * The paths beside the one of the runs.
     *
     * @param run begins with a slash and has a last segment that is not empty
     * @return e.g. for {@code /jobs/tick}: {@code /jobs/runs/}, {@code /jobs/status} and {@code /jobs/admin}
     */
    public static CronPaths beside(String run) {
        String folder = run.substring(0, run.lastIndexOf('/') + 1);
        return new CronPaths(run, folder + "runs/", folder + "status", folder + "admin");
    }

    /**
     * Whether a guard answers there.
     *
     * @param path raw, below the context path
     * @return true for the paths of runs and of the status, exactly as they are
     */
    public boolean serve(String path) {
        return path.equals(run) || path.equals(status) || path.startsWith(runs);
    }
}
