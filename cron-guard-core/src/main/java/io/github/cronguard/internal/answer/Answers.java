package io.github.cronguard.internal.answer;

import io.github.cronguard.CronResponse;
import io.github.cronguard.RunCounts;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns every outcome into its one status and one body. */
public final class Answers {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Draft NOT_FOUND = Draft.no(404, "Not found.");
    private static final Draft METHOD = Draft.no(405, "Method not allowed.");
    private static final Draft BAD_REQUEST = Draft.no(400, "Bad request.");
    private static final Draft TOO_LARGE = Draft.no(413, "Payload too large.");
    private static final Draft FORBIDDEN = Draft.no(403, "Forbidden.");
    private static final Draft UNAUTHORIZED = Draft.no(401, "Unauthorized.").with("WWW-Authenticate", "Bearer");
    private static final Draft TOO_MANY = Draft.no(429, "Too many requests.");
    private static final Draft PAUSED = Draft.no(200, "Cron is paused.");

    private final GuardConfig.Reply reply;
    private final String runsPath;
    private final Draft busy;
    private final Draft unavailable;
    private final Draft unreadable;

    /**
     * Answers by the settings.
     *
     * @param config the settings
     * @param runsPath where a run is read, ends with a slash
     */
    public Answers(GuardConfig config, String runsPath) {
        this.reply = config.reply();
        this.runsPath = runsPath;
        Duration every = config.lateness().expectEvery();
        Duration retry = every.compareTo(MINUTE) < 0 ? every : MINUTE;
        this.busy = Draft.no(reply.busy(), "Cron is already running.");
        this.unavailable =
                Draft.no(reply.unavailable(), "Temporarily unavailable.").retryAfter(retry);
        // never 200: who watches the status must hear of an outage that the caller of the runs is kept from
        this.unreadable = Draft.no(503, "Temporarily unavailable.").retryAfter(retry);
    }

    /**
     * A run has ended.
     *
     * @param requestId the correlation id
     * @param ran how it ended
     * @return its answer
     */
    public CronResponse ended(String requestId, RunOutcome.Ran ran) {
        return switch (ran.status()) {
            case OK -> Draft.of(200, true, "Schedule executed.", data(ran)).to(requestId);
            case PARTIAL ->
                Draft.of(reply.partial(), true, "Schedule executed with failures.", data(ran))
                        .to(requestId);
            case INTERRUPTED -> unavailable.to(requestId);
            default ->
                Draft.of(
                                reply.failed(),
                                false,
                                "Schedule failed.",
                                new JsonObject().put("cron_run_id", ran.runId().value()))
                        .to(requestId);
        };
    }

    /**
     * A run goes on beyond the reply time.
     *
     * @param requestId the correlation id
     * @param run its row
     * @return its answer
     */
    public CronResponse running(String requestId, RunId run) {
        Draft draft = Draft.of(
                reply.running(), true, "Schedule is running.", new JsonObject().put("cron_run_id", run.value()));
        return (reply.running() == 202 ? draft.with("Location", runsPath + run) : draft).to(requestId);
    }

    /**
     * A trigger starts no run.
     *
     * @param requestId the correlation id
     * @param refusal why
     * @return its answer
     */
    public CronResponse refused(String requestId, Refusal refusal) {
        return switch (refusal.kind()) {
            case NOT_FOUND -> NOT_FOUND.to(requestId);
            case METHOD -> METHOD.with("Allow", String.valueOf(refusal.allow())).to(requestId);
            case BAD_REQUEST -> BAD_REQUEST.to(requestId);
            case TOO_LARGE -> TOO_LARGE.to(requestId);
            case FORBIDDEN -> FORBIDDEN.to(requestId);
            case UNAUTHORIZED -> UNAUTHORIZED.to(requestId);
            case TOO_MANY -> tooMany(refusal).to(requestId);
            case BUSY -> busy.retryAfter(refusal.retryAfter()).to(requestId);
            case REPEATED -> repeated(refusal.earlier()).to(requestId);
            case PAUSED -> PAUSED.to(requestId);
            case UNAVAILABLE -> unavailable.to(requestId);
            case UNREADABLE -> unreadable.to(requestId);
        };
    }

    /**
     * Any other answer.
     *
     * @param requestId the correlation id
     * @param status the status
     * @param ok whether all is well
     * @param message one sentence
     * @param data what there is to say
     * @return the answer, without further headers
     */
    public CronResponse plain(String requestId, int status, boolean ok, String message, JsonObject data) {
        return Draft.of(status, ok, message, data).to(requestId);
    }

    /**
     * A run that has not ended, when it is read.
     *
     * @param requestId the correlation id
     * @param message one sentence
     * @param data what there is to say
     * @return 202 with {@code Retry-After}
     */
    public CronResponse stillRunning(String requestId, String message, JsonObject data) {
        return Draft.of(202, true, message, data)
                .retryAfter(Duration.ofSeconds(1))
                .to(requestId);
    }

    private static Draft repeated(@Nullable RunRecord earlier) {
        JsonObject data = new JsonObject();
        if (earlier != null) {
            data.put("cron_run_id", earlier.id().value()).putOrNull("duration_ms", earlier.durationMs());
            counts(data, earlier.counts());
        }
        return Draft.of(200, true, "Already executed.", data);
    }

    private static Draft tooMany(Refusal refusal) {
        Draft draft = TOO_MANY.retryAfter(refusal.retryAfter());
        RateLimitResult result = refusal.limit();
        return result == null
                ? draft
                : draft.plus(
                        "RateLimit-Policy",
                        RateLimitFields.policy(refusal.limits()),
                        "RateLimit",
                        RateLimitFields.state(refusal.limits(), result));
    }

    private static JsonObject data(RunOutcome.Ran ran) {
        return counts(
                new JsonObject()
                        .put("cron_run_id", ran.runId().value())
                        .put("duration_ms", ran.duration().toMillis()),
                ran.counts());
    }

    /**
     * Adds the counts in their order.
     *
     * @param data gets them
     * @param counts the counts
     * @return data
     */
    public static JsonObject counts(JsonObject data, RunCounts counts) {
        return data.put("processed", counts.processed())
                .put("queued", counts.queued())
                .put("skipped", counts.skipped())
                .put("failed", counts.failed());
    }

    /**
     * One sentence on how a run is.
     *
     * @param status the run's
     * @return the same words as a trigger's answer
     */
    public static String sentence(RunStatus status) {
        return switch (status) {
            case RUNNING -> "Schedule is running.";
            case OK -> "Schedule executed.";
            case PARTIAL -> "Schedule executed with failures.";
            default -> "Schedule failed.";
        };
    }
}
