package io.github.cronguard;

import io.github.cronguard.internal.run.Attempt;
import io.github.cronguard.internal.token.TokenSeal;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a control centre is built on: all that can be seen of a guard, and what an operator may do to it. It asks nobody who
 * they are: whoever gets it has to. Safe for use by several threads.
 */
public final class GuardConsole {
    private final GuardParts parts;
    private final CronStorage storage;
    private final TokenSeal seal;
    private final List<Sequence> sequences;

    GuardConsole(GuardParts parts, CronStorage storage, TokenSeal seal, List<Sequence> sequences) {
        this.parts = parts;
        this.storage = storage;
        this.seal = seal;
        this.sequences = sequences;
    }

    /**
     * What is expected of the caller, and how long things last.
     *
     * @param every how often a run is expected
     * @param lateAfter without a run
     * @param downAfter without a run
     * @param maxHold how long a run can hold the lock at most
     * @param retention how long rows are kept
     */
    public record Times(Duration every, Duration lateAfter, Duration downAfter, Duration maxHold, Duration retention) {}

    /**
     * The guard's and its lock's name.
     *
     * @return 1 to 64 characters
     */
    public String name() {
        return parts.config().name();
    }

    /**
     * Which process this is, shown and never trusted.
     *
     * @return 1 to 128 characters
     */
    public String node() {
        return parts.config().node();
    }

    /**
     * Where the guard answers.
     *
     * @return paths below the context path
     */
    public CronPaths paths() {
        return parts.paths();
    }

    /**
     * What is expected of the caller.
     *
     * @return as it is set
     */
    public Times times() {
        return new Times(
                parts.config().lateness().expectEvery(),
                parts.config().lateness().lateAfter(),
                parts.config().lateness().downAfter(),
                parts.config().lease().maxHold(),
                parts.config().store().retention());
    }

    /**
     * The definitions of the sequences that this process runs.
     *
     * @return in the order in which they were added
     */
    public List<Sequence> sequences() {
        return sequences;
    }

    /**
     * How cron is, in one cheap read of the storage.
     *
     * @return now
     * @throws RuntimeException if the storage does not answer
     */
    public CronHealth health() {
        return parts.lateness().health();
    }

    /**
     * How the backlog has changed lately, as far as this process has watched it.
     *
     * @return over 10 minutes, or less if it has not been watched for so long; empty before it was looked at twice, and while
     *     everything is paused or sending is switched off
     */
    public Optional<BacklogChange> backlogTrend() {
        return parts.watchdog().backlog();
    }

    /**
     * This process's time of day, for what only it decides, as when a form ends.
     *
     * @return now
     */
    public Instant now() {
        return parts.clock().instant();
    }

    /**
     * This process's monotonic time, for what only it decides, as how often a log-in may fail.
     *
     * @return nanoseconds
     */
    public long nanoTime() {
        return parts.clock().nanoTime();
    }

    /**
     * The guard's storage: its reading sides, the pauses, the enrollments, the audit, and the lock.
     *
     * @return always the same
     */
    public CronStorage storage() {
        return storage;
    }

    /**
     * Takes the lock away from its holder; see {@link io.github.cronguard.spi.RunLock#forceUnlock}.
     *
     * @param fence of the lease that the operator saw
     * @return false if nobody holds the lock under this fence (any more)
     * @throws UnsupportedOperationException if the guard's lock cannot be taken away
     */
    public boolean forceUnlock(long fence) {
        return parts.engine().lock().forceUnlock(parts.config().name(), fence);
    }

    /**
     * Starts a run without the HTTP gates, as {@link CronGuard#run} does, but waits for its start alone.
     *
     * @param trigger who pulls it
     * @return its id, or why there is none; a run that was over at once stands in it too
     */
    public Start start(Trigger trigger) {
        Attempt attempt = parts.engine().begin(parts.call(trigger), parts.runGates());
        if (!parts.engine().awaitBegin(attempt, parts.startWithin())) {
            return new Start(Optional.empty(), Optional.of(new RunOutcome.Unavailable("storage")));
        }
        return attempt.run().isPresent()
                ? new Start(attempt.run(), Optional.empty())
                : new Start(Optional.empty(), attempt.awaitEnd(Duration.ZERO).map(GuardParts::outcome));
    }

    /**
     * What became of {@link #start}.
     *
     * @param run the run, or empty if there is none
     * @param instead why there is none: busy, paused or unavailable
     */
    public record Start(Optional<RunId> run, Optional<RunOutcome> instead) {}

    /**
     * Seals a text with a key that all nodes of this guard share. It is derived from the digests of all live tokens that may
     * start a run, taken together (HMAC-SHA256, RFC 2104), so whoever knows all of these tokens or digests can make the seal
     * too: where there is one token alone, that is its caller. A seal shows where a text comes from only beside another proof,
     * such as a log-in. When the tokens change, so does the key.
     *
     * @param purpose what the seal is for; the seal of one purpose is none for another
     * @param text what is sealed
     * @return 43 characters that may stand in a form
     */
    public String seal(String purpose, String text) {
        return seal.of(purpose, text);
    }

    /**
     * Whether a text carries its seal, in constant time.
     *
     * @param purpose what the seal is for
     * @param text what is said to be sealed
     * @param presented the seal
     * @return true if it is {@link #seal} of them, by this node or another one with the same tokens
     */
    public boolean isSealed(String purpose, String text, String presented) {
        return seal.matches(purpose, text, presented);
    }
}
