package io.github.cronguard.internal.read;

import io.github.cronguard.CronHealth;
import io.github.cronguard.CronPaths;
import io.github.cronguard.CronResponse;
import io.github.cronguard.internal.answer.Answers;
import io.github.cronguard.internal.answer.JsonObject;
import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.internal.answer.Refusal.Kind;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Answers for the status and for single runs, behind the gates. Asks the storage. */
public final class Reads {
    private static final List<String> COUNTS = List.of("processed", "queued", "skipped", "failed");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final CronPaths paths;
    private final RunHistory history;
    private final Lateness lateness;
    private final LongSupplier staleRepeats;
    private final Answers answers;

    /**
     * Reads for a guard.
     *
     * @param paths where it answers
     * @param history its runs
     * @param lateness how it is
     * @param staleRepeats how many deliveries were repeated long after their success
     * @param answers makes answers
     */
    public Reads(CronPaths paths, RunHistory history, Lateness lateness, LongSupplier staleRepeats, Answers answers) {
        this.paths = paths;
        this.history = history;
        this.lateness = lateness;
        this.staleRepeats = staleRepeats;
        this.answers = answers;
    }

    /**
     * Whether a path is one of those that are only read.
     *
     * @param path raw
     * @return false for the path of the runs' triggers too
     */
    public boolean serve(String path) {
        return path.equals(paths.status()) || path.startsWith(paths.runs());
    }

    /**
     * Answers.
     *
     * @param path raw, one of those that are served
     * @param requestId the correlation id
     * @return the status, a run, or 404
     */
    public CronResponse answer(String path, String requestId) {
        if (path.equals(paths.status())) {
            return status(requestId, lateness.health());
        }
        return id(path.substring(paths.runs().length()))
                .flatMap(history::find)
                .map(run -> run(requestId, run))
                .orElseGet(() -> answers.refused(requestId, Refusal.of(Kind.NOT_FOUND, "run")));
    }

    private static Optional<RunId> id(String text) {
        return ID.matcher(text).matches() ? Optional.of(new RunId(Long.parseLong(text))) : Optional.empty();
    }

    private CronResponse run(String requestId, RunRecord run) {
        JsonObject data = new JsonObject()
                .put("cron_run_id", run.id().value())
                .put("status", run.status().name())
                .put("started_at", run.startedAt())
                .put("finished_at", run.finishedAt())
                .putOrNull("duration_ms", run.durationMs());
        String sentence = Answers.sentence(run.status());
        if (run.status() == RunStatus.RUNNING) {
            COUNTS.forEach(name -> data.putOrNull(name, null));
            return answers.stillRunning(requestId, sentence, data);
        }
        Answers.counts(data, run.counts());
        boolean ok = run.status() == RunStatus.OK || run.status() == RunStatus.PARTIAL;
        return answers.plain(requestId, 200, ok, sentence, data);
    }

    private CronResponse status(String requestId, CronHealth health) {
        RunRecord last = health.lastRun();
        JsonObject data = new JsonObject()
                .put("state", health.state().name())
                .put("last_run_at", last == null ? null : last.startedAt())
                .putOrNull("last_run_id", last == null ? null : (Long) last.id().value())
                .put("last_run_status", last == null ? null : last.status().name())
                .put("last_success_at", health.lastSuccessAt())
                .put("backlog", health.backlog())
                .put("oldest_due_at", health.oldestDueAt())
                .put("uncertain", health.uncertain())
                .put("dead", health.dead());
        CronHealth.Why why = health.why();
        if (why != null) {
            data.put("cause", why.cause().name());
        }
        long repeats = staleRepeats.getAsLong();
        if (repeats > 0) {
            data.put("stale_repeats", repeats);
        }
        return answers.plain(requestId, health.late() ? 503 : 200, !health.late(), sentence(health.state()), data);
    }

    private static String sentence(CronHealth.State state) {
        return switch (state) {
            case ON_TIME -> "Cron is on time.";
            case LATE -> "Cron is late.";
            case DOWN -> "Cron is down.";
            case PAUSED -> "Cron is paused.";
        };
    }
}
