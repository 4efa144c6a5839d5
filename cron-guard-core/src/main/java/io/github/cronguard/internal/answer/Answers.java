package io.github.cronguard.internal.answer;

import io.github.cronguard.CronResponse;
import io.github.cronguard.RunCounts;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.internal.answer.Refusal.Kind;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns every outcome into its one status and one body. */
public final class Answers {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final GuardConfig.Reply reply;
    private final String runsPath;
    private final Duration retryUnavailable;

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
        this.retryUnavailable = every.compareTo(MINUTE) < 0 ? every : MINUTE;
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
            case OK ->
                answer(requestId, 200, true, "Schedule executed.", data(ran)).build();
            case PARTIAL ->
                answer(requestId, reply.partial(), true, "Schedule executed with failures.", data(ran))
                        .build();
            case INTERRUPTED -> refused(requestId, Refusal.of(Kind.UNAVAILABLE, "interrupted"));
            default ->
                answer(
                                requestId,
                                reply.failed(),
                                false,
                                "Schedule failed.",
                                new JsonObject().put("cron_run_id", ran.runId().value()))
                        .build();
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
        Draft draft = answer(
                requestId,
                reply.running(),
                true,
                "Schedule is running.",
                new JsonObject().put("cron_run_id", run.value()));
        return reply.running() == 202 ? draft.with("Location", runsPath + run).build() : draft.build();
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
            case NOT_FOUND -> no(requestId, 404, "Not found.").build();
            case METHOD ->
                no(requestId, 405, "Method not allowed.")
                        .with("Allow", String.valueOf(refusal.allow()))
                        .build();
            case BAD_REQUEST -> no(requestId, 400, "Bad request.").build();
            case TOO_LARGE -> no(requestId, 413, "Payload too large.").build();
            case FORBIDDEN -> no(requestId, 403, "Forbidden.").build();
            case UNAUTHORIZED ->
                no(requestId, 401, "Unauthorized.")
                        .with("WWW-Authenticate", "Bearer")
                        .build();
            case TOO_MANY -> tooMany(requestId, refusal);
            case BUSY ->
                no(requestId, reply.busy(), "Cron is already running.")
                        .retryAfter(refusal.retryAfter())
                        .build();
            case REPEATED -> repeated(requestId, refusal.earlier());
            case PAUSED -> no(requestId, 200, "Cron is paused.").build();
            case UNAVAILABLE ->
                no(requestId, reply.unavailable(), "Temporarily unavailable.")
                        .retryAfter(retryUnavailable)
                        .build();
            // never 200: who watches the status must hear of an outage that the caller of the runs is kept from
            case UNREADABLE ->
                no(requestId, 503, "Temporarily unavailable.")
                        .retryAfter(retryUnavailable)
                        .build();
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
        return answer(requestId, status, ok, message, data).build();
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
        return answer(requestId, 202, true, message, data)
                .retryAfter(Duration.ofSeconds(1))
                .build();
    }

    private CronResponse repeated(String requestId, @Nullable RunRecord earlier) {
        JsonObject data = new JsonObject();
        if (earlier != null) {
            data.put("cron_run_id", earlier.id().value()).putOrNull("duration_ms", earlier.durationMs());
            counts(data, earlier.counts());
        }
        return answer(requestId, 200, true, "Already executed.", data).build();
    }

    private static CronResponse tooMany(String requestId, Refusal refusal) {
        Draft draft = no(requestId, 429, "Too many requests.").retryAfter(refusal.retryAfter());
        RateLimitResult result = refusal.limit();
        return result == null
                ? draft.build()
                : draft.with("RateLimit-Policy", RateLimitFields.policy(refusal.limits()))
                        .with("RateLimit", RateLimitFields.state(refusal.limits(), result))
                        .build();
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

    private static Draft no(String requestId, int status, String message) {
        return new Draft(requestId, status, new JsonObject().put("ok", false).put("message", message));
    }

    private static Draft answer(String requestId, int status, boolean ok, String message, JsonObject data) {
        return new Draft(
                requestId,
                status,
                new JsonObject().put("ok", ok).put("message", message).put("data", data));
    }

    /** An answer in the making. */
    private static final class Draft {
        private final int status;
        private final JsonObject body;
        private final Map<String, String> headers = new LinkedHashMap<>();

        Draft(String requestId, int status, JsonObject body) {
            this.status = status;
            this.body = body;
            headers.put("Content-Type", "application/json;charset=UTF-8");
            headers.put("Cache-Control", "no-store");
            headers.put("X-Content-Type-Options", "nosniff");
            // whoever opens the URL with a token in its query in a browser: the next page's server does not get it
            headers.put("Referrer-Policy", "no-referrer");
            headers.put("X-Request-Id", requestId);
        }

        Draft with(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Draft retryAfter(@Nullable Duration after) {
            return after == null ? this : with("Retry-After", Long.toString(RateLimitFields.seconds(after)));
        }

        CronResponse build() {
            return new CronResponse(status, headers, body.toString());
        }
    }
}
