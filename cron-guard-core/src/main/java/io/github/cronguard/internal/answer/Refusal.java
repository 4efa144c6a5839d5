package io.github.cronguard.internal.answer;

import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RunRecord;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a trigger starts no run.
 *
 * @param kind what the caller is told
 * @param reason a word for the log, the metrics and {@code cron_refusals}; more exact than the kind
 * @param retryAfter when it makes sense to come again, or null
 * @param limit the limiter's answer, for {@link Kind#TOO_MANY}, else null
 * @param limits all limits that hold there, for {@link Kind#TOO_MANY}, else empty
 * @param earlier the run that has executed the delivery, for {@link Kind#REPEATED}, else null
 * @param allow the methods that are allowed, for {@link Kind#METHOD}, else null
 */
public record Refusal(
        Kind kind,
        String reason,
        @Nullable Duration retryAfter,
        @Nullable RateLimitResult limit,
        List<RateLimit> limits,
        @Nullable RunRecord earlier,
        @Nullable String allow) {

    /** What the caller is told. */
    public enum Kind {
        /** No such path. */
        NOT_FOUND,
        /** Another method. */
        METHOD,
        /** Malformed. */
        BAD_REQUEST,
        /** The body is too long. */
        TOO_LARGE,
        /** Not from there, not like this. */
        FORBIDDEN,
        /** No or a wrong credential. */
        UNAUTHORIZED,
        /** A limit is used up. */
        TOO_MANY,
        /** Another run has the lock. */
        BUSY,
        /** The delivery has run already. */
        REPEATED,
        /** An operator has paused everything. */
        PAUSED,
        /** No run can be started now. */
        UNAVAILABLE,
        /** The status or a run cannot be read now. */
        UNREADABLE
    }

    /**
     * A refusal without particulars.
     *
     * @param kind what the caller is told
     * @param reason a word
     * @return the refusal
     */
    public static Refusal of(Kind kind, String reason) {
        return new Refusal(kind, reason, null, null, List.of(), null, null);
    }

    /**
     * Another method.
     *
     * @param allow the methods that are allowed
     * @return the refusal
     */
    public static Refusal method(String allow) {
        return new Refusal(Kind.METHOD, "method", null, null, List.of(), null, allow);
    }

    /**
     * A limit is used up.
     *
     * @param reason a word
     * @param result the limiter's answer
     * @param limits all limits that hold there
     * @return the refusal
     */
    public static Refusal tooMany(String reason, RateLimitResult result, List<RateLimit> limits) {
        return new Refusal(Kind.TOO_MANY, reason, result.retryAfter(), result, limits, null, null);
    }

    /**
     * Another run has the lock.
     *
     * @param retryAfter when it makes sense to come again
     * @return the refusal
     */
    public static Refusal busy(Duration retryAfter) {
        return new Refusal(Kind.BUSY, "busy", retryAfter, null, List.of(), null, null);
    }

    /**
     * The delivery has run already.
     *
     * @param earlier the run that executed it
     * @return the refusal
     */
    public static Refusal repeated(RunRecord earlier) {
        return new Refusal(Kind.REPEATED, "repeated", null, null, List.of(), earlier, null);
    }
}
