package io.github.cronguard;

import io.github.cronguard.internal.answer.Answers;
import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.internal.answer.Refusal.Kind;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.config.GuardConfig.Reply.Mode;
import io.github.cronguard.internal.gate.Gate;
import io.github.cronguard.internal.gate.Visit;
import io.github.cronguard.internal.run.Attempt;
import io.github.cronguard.internal.run.Attempt.End;
import io.github.cronguard.internal.run.RunGate;
import io.github.cronguard.internal.text.LoggedFailure;
import io.github.cronguard.spi.Pauses;
import io.github.cronguard.spi.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One guard: one name, one lock, one set of tasks. It answers the HTTP requests of an external cron, and makes one run
 * at a
 * time. Safe for use by several threads.
 */
public final class CronGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CronGuard.class);
    private static final Duration CLOSE_GRACE = Duration.ofSeconds(10);

    private final GuardParts parts;
    private final GuardConsole console;

    CronGuard(GuardParts parts, GuardConsole console) {
        this.parts = parts;
        this.console = console;
    }

    /**
     * Begins to build a guard.
     *
     * @param settings checked by {@link CronGuardBuilder#build()}
     * @return a builder
     */
    public static CronGuardBuilder builder(Settings settings) {
        return new CronGuardBuilder(settings);
    }

    /**
     * Answers one HTTP request: a trigger, or a read of the status or of a run. Never throws. It returns at the run's
     * end, or
     * after the reply time, or at the run's start, as {@code CRON_GUARD_REPLY} says; the run goes on all the same.
     *
     * @param request as it came, below the context path
     * @return its answer; a {@code Location} in it is below the context path too
     */
    public CronResponse handle(CronRequest request) {
        Visit visit = new Visit(request, parts.requestIds().of(request));
        try {
            return parts.reads().serves(request.path())
                    ? parts.reads().answer(visit, refusal -> refuse(visit, refusal))
                    : trigger(visit);
        } catch (RuntimeException unexpected) {
            LOG.error("Request {} could not be answered", visit.requestId(), LoggedFailure.of(unexpected));
            boolean read = parts.reads().serves(request.path());
            return refuse(visit, Refusal.of(read ? Kind.UNREADABLE : Kind.UNAVAILABLE, "error"));
        }
    }

    /** shape, network, credential, limit of callers; then, on a thread of the guard's own, the run's own line. */
    private CronResponse trigger(Visit visit) {
        long asked = parts.clock().nanoTime();
        for (Gate gate : parts.gates()) {
            Optional<Refusal> refusal = gate.check(visit);
            if (refusal.isPresent()) {
                return refuse(visit, refusal.get());
            }
        }
        Attempt attempt = parts.engine().begin(visit.call(), runGates(visit));
        if (!parts.engine().awaitBegin(attempt, parts.startWithin())) {
            return refuse(visit, Refusal.of(Kind.UNAVAILABLE, "storage"));
        }
        return reply(visit, attempt, asked);
    }

    private CronResponse reply(Visit visit, Attempt attempt, long asked) {
        GuardConfig.Reply reply = parts.config().reply();
        Answers answers = parts.answers();
        if (reply.mode() == Mode.ASYNC && attempt.run().isPresent()) {
            return answers.running(visit.requestId(), attempt.run().get());
        }
        Optional<End> end = attempt.awaitEnd(
                reply.mode() == Mode.SYNC
                        ? longest()
                        : reply.time().minusNanos(parts.clock().nanoTime() - asked));
        if (end.isEmpty()) {
            return answers.running(visit.requestId(), attempt.run().orElseThrow());
        }
        Refusal refusal = end.get().refusal();
        RunOutcome.Ran ran = end.get().ran();
        return ran != null
                ? answers.ended(visit.requestId(), ran)
                : refuse(visit, refusal == null ? Refusal.of(Kind.UNAVAILABLE, "error") : refusal);
    }

    private List<RunGate> runGates(Visit visit) {
        List<RunGate> gates = new ArrayList<>();
        parts.blockingLimit().ifPresent(limit -> gates.add(call -> limit.check(visit)));
        gates.addAll(parts.runGates());
        return gates;
    }

    private CronResponse refuse(Visit visit, Refusal refusal) {
        parts.refusals().add(refusal.reason(), visit.clientIp(), visit.requestId());
        parts.listeners().tell(listener -> listener.refused(refusal.reason(), visit.clientIp()));
        return parts.answers().refused(visit.requestId(), refusal);
    }

    /**
     * Makes a run without the HTTP gates: for <em>run now</em>, a timer of the host's own, and unit tests. The same
     * lock,
     * record, run and release. Blocks until the run's end. An interrupt ends the wait: a run that has begun goes on, one that has
     * not begun does not begin.
     *
     * @param trigger who pulls it
     * @return what became of it
     */
    public RunOutcome run(Trigger trigger) {
        Attempt attempt = parts.engine().begin(parts.call(trigger), parts.runGates());
        if (!parts.engine().awaitBegin(attempt, parts.startWithin())) {
            return new RunOutcome.Unavailable("storage");
        }
        return attempt.awaitEnd(longest())
                .map(GuardParts::outcome)
                .orElseGet(() -> new RunOutcome.Unavailable("waiting ended, the run goes on"));
    }

    /** No run lasts longer than its greatest hold and its closing. */
    private Duration longest() {
        return parts.config().lease().maxHold().plusMinutes(1);
    }

    /**
     * Judges the head of a trigger before its body is read, so that nobody without a credential can keep a container waiting
     * for a body that comes slowly or never. What passes is judged again by {@link #handle}.
     *
     * @param head a request to the path of the runs, without its body
     * @return its answer if it is refused for its shape, network or credential; empty if its body should be read
     */
    public Optional<CronResponse> refuseHead(CronRequest head) {
        Visit visit = new Visit(head.pending(), parts.requestIds().of(head));
        for (Gate gate : parts.headGates()) {
            Optional<Refusal> refusal = gate.check(visit);
            if (refusal.isPresent()) {
                return Optional.of(refuse(visit, refusal.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Refuses a trigger whose body broke off or could not be understood: what came of it must not be taken for all of it.
     *
     * @param head the request, without its body
     * @return its answer, 400; it is counted like every other refusal
     */
    public CronResponse refuseBody(CronRequest head) {
        return refuse(new Visit(head, parts.requestIds().of(head)), Refusal.of(Kind.BAD_REQUEST, "body"));
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
     * Who makes a request, for the host's own endpoints beside this one that want the same credential. A wrong one
     * counts as
     * a failure of its address.
     *
     * @param request as it came
     * @return the caller, or empty if it may start no run, or may not come from there
     */
    public Optional<Verification.Accepted> authenticate(CronRequest request) {
        Visit visit = new Visit(request, parts.requestIds().of(request));
        for (Gate gate : parts.identityGates()) {
            Optional<Refusal> refusal = gate.check(visit);
            if (refusal.isPresent()) {
                refuse(visit, refusal.get());
                return Optional.empty();
            }
        }
        return Optional.of(visit.caller());
    }

    /**
     * What operators have paused, and pauses more.
     *
     * @return always the same
     */
    public Pauses pauses() {
        return parts.pauses();
    }

    /**
     * All that can be seen of this guard, and what an operator may do to it: for a control centre.
     *
     * @return always the same
     */
    public GuardConsole console() {
        return console;
    }

    /**
     * The guard's and its lock's name.
     *
     * @return 1 to 64 characters
     */
    public String name() {
        return parts.config().name();
    }

    /**
     * Where this guard answers.
     *
     * @return paths below the context path
     */
    public CronPaths paths() {
        return parts.paths();
    }

    /**
     * Refuses further triggers, lets the run at hand come to its end, and writes what is still to be written. What the
     * run has
     * not handed over yet goes back and is due for the next one. A second call does nothing.
     *
     * @param grace how long it may take; not negative. In its last fifth the run's threads are interrupted
     * @throws IllegalArgumentException if the grace is negative
     */
    public void close(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must not be negative, but is " + grace);
        }
        parts.close(grace);
    }

    /** Closes with a grace of 10 s. */
    @Override
    public void close() {
        close(CLOSE_GRACE);
    }
}
