package io.github.cronguard.internal.gate;

import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RateLimiter;
import java.util.List;
import java.util.Optional;

/** The caller, by its credential's name, does not come too often. */
public final class CallerLimitGate implements Gate {
    private final RateLimiter limiter;
    private final List<RateLimit> limits;
    private final String prefix;

    /**
     * A gate for a limiter.
     *
     * @param limiter gives permits
     * @param limits what it allows, for the answer
     * @param prefix put in front of the caller's name, so that guards share no permits
     */
    public CallerLimitGate(RateLimiter limiter, List<RateLimit> limits, String prefix) {
        this.limiter = limiter;
        this.limits = List.copyOf(limits);
        this.prefix = prefix;
    }

    @Override
    public Optional<Refusal> check(Visit visit) {
        RateLimitResult result = limiter.tryAcquire(prefix + visit.caller().caller());
        return result.allowed() ? Optional.empty() : Optional.of(Refusal.tooMany("rate-limit", result, limits));
    }
}
