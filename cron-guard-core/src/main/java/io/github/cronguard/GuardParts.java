package io.github.cronguard;

import io.github.cronguard.internal.answer.Answers;
import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.gate.CallerLimitGate;
import io.github.cronguard.internal.gate.Gate;
import io.github.cronguard.internal.gate.RequestIds;
import io.github.cronguard.internal.oidc.OidcTokenVerifier;
import io.github.cronguard.internal.read.Lateness;
import io.github.cronguard.internal.read.ReadPath;
import io.github.cronguard.internal.refusal.RefusalLog;
import io.github.cronguard.internal.run.Attempt;
import io.github.cronguard.internal.run.Closing;
import io.github.cronguard.internal.run.Ids;
import io.github.cronguard.internal.run.Listeners;
import io.github.cronguard.internal.run.RunCall;
import io.github.cronguard.internal.run.RunEngine;
import io.github.cronguard.internal.run.RunGate;
import io.github.cronguard.internal.tick.Tick;
import io.github.cronguard.internal.watch.Watchdog;
import io.github.cronguard.spi.Pauses;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a guard is made of.
 *
 * @param config the settings
 * @param clock the guard's clocks
 * @param startWithin how long a caller waits for its run's start
 * @param paths where it answers
 * @param ids makes ids
 * @param requestIds reads or makes correlation ids
 * @param gates of a trigger, on the caller's thread, in their order
 * @param headGates those of them that look at no more than a request's head and its sender
 * @param identityGates those of them that say who calls, and from where
 * @param blockingLimit the limit of callers, if it may block
 * @param runGates of a run, on a thread of the guard's own, in their order
 * @param engine makes runs
 * @param reads the status and single runs
 * @param lateness how cron is
 * @param pauses what operators have paused
 * @param answers makes answers
 * @param refusals counts refusals
 * @param listeners are told
 * @param tick the built-in task, if there is a sequence
 * @param oidc fetches keys, if OpenID Connect tokens are good
 * @param watchdog notices what is wrong
 * @param outgoing calls out
 */
record GuardParts(
        GuardConfig config,
        GuardClock clock,
        Duration startWithin,
        CronPaths paths,
        Ids ids,
        RequestIds requestIds,
        List<Gate> gates,
        List<Gate> headGates,
        List<Gate> identityGates,
        Optional<CallerLimitGate> blockingLimit,
        List<RunGate> runGates,
        RunEngine engine,
        ReadPath reads,
        Lateness lateness,
        Pauses pauses,
        Answers answers,
        RefusalLog refusals,
        Listeners listeners,
        Optional<Tick> tick,
        Optional<OidcTokenVerifier> oidc,
        Watchdog watchdog,
        Outgoing outgoing) {
    private static final Duration LAST_COUNTS = Duration.ofSeconds(2);

    void close(Duration grace) {
        Closing.all(
                () -> engine.close(grace),
                reads::close,
                () -> tick.ifPresent(Tick::close),
                () -> refusals.close(LAST_COUNTS),
                () -> oidc.ifPresent(OidcTokenVerifier::close),
                watchdog::close,
                outgoing::close);
    }

    RunCall call(Trigger trigger) {
        return new RunCall(
                ids.next(), trigger.kind().name().toUpperCase(Locale.ROOT), trigger.name(), null, null, null);
    }

    static RunOutcome outcome(Attempt.End end) {
        RunOutcome.Ran ran = end.ran();
        return ran != null ? ran : refused(end.refusal());
    }

    private static RunOutcome refused(@Nullable Refusal refusal) {
        if (refusal == null) {
            return new RunOutcome.Unavailable("error");
        }
        return switch (refusal.kind()) {
            case BUSY ->
                new RunOutcome.Busy(Optional.ofNullable(refusal.retryAfter()).orElse(Duration.ofSeconds(1)));
            case PAUSED -> new RunOutcome.Paused();
            default -> new RunOutcome.Unavailable(refusal.reason());
        };
    }
}
