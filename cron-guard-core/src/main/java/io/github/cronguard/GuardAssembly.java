package io.github.cronguard;

import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.internal.answer.Answers;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.gate.CallerLimitGate;
import io.github.cronguard.internal.gate.CredentialGate;
import io.github.cronguard.internal.gate.DeliveryIds;
import io.github.cronguard.internal.gate.Gate;
import io.github.cronguard.internal.gate.NetworkGate;
import io.github.cronguard.internal.gate.RequestIds;
import io.github.cronguard.internal.gate.ShapeGate;
import io.github.cronguard.internal.limit.FailureLimiter;
import io.github.cronguard.internal.limit.Resilience4jRateLimiter;
import io.github.cronguard.internal.net.NetworkPolicy;
import io.github.cronguard.internal.oidc.OidcTokenVerifier;
import io.github.cronguard.internal.read.Lateness;
import io.github.cronguard.internal.read.ReadPath;
import io.github.cronguard.internal.read.Reads;
import io.github.cronguard.internal.refusal.RefusalLog;
import io.github.cronguard.internal.run.Carried;
import io.github.cronguard.internal.run.DeliveryGate;
import io.github.cronguard.internal.run.EngineParts;
import io.github.cronguard.internal.run.Ids;
import io.github.cronguard.internal.run.Listeners;
import io.github.cronguard.internal.run.PausedGate;
import io.github.cronguard.internal.run.RunEngine;
import io.github.cronguard.internal.run.StaleRepeats;
import io.github.cronguard.internal.run.TaskRunner;
import io.github.cronguard.internal.run.Work;
import io.github.cronguard.internal.signature.SignedRequestVerifier;
import io.github.cronguard.internal.tick.Tick;
import io.github.cronguard.internal.token.BearerTokenVerifier;
import io.github.cronguard.internal.token.TokenSeal;
import io.github.cronguard.internal.watch.WatchParts;
import io.github.cronguard.internal.watch.Watchdog;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimiter;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.Verification.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Puts a guard together; the order of the gates is written here, and nowhere else. */
final class GuardAssembly {
    private static final RateLimit READS = new RateLimit(60, Duration.ofMinutes(1));

    private final GuardConfig config;
    private final GuardClock clock;
    private final Duration startWithin;
    private final CronStorage storage;
    private final List<CronGuardBuilder.Task> tasks;
    private final List<Sequence> sequences;
    private final List<TokenVerifier> verifiers;
    private final Optional<OidcTokenVerifier> oidc;
    private final BearerTokenVerifier bearer;
    private final Outgoing outgoing;
    private final Listeners listeners;
    private final ContextCarrier carrier;
    private final TokenSeal seal;
    private final Ids ids = new Ids();

    GuardAssembly(
            GuardConfig config,
            GuardClock clock,
            Duration startWithin,
            CronStorage storage,
            List<CronGuardBuilder.Task> tasks,
            List<Sequence> sequences,
            List<TokenVerifier> verifiers,
            List<RunListener> listeners,
            List<AlertSink> alertSinks,
            ContextCarrier carrier) {
        this.config = config;
        this.clock = clock;
        this.startWithin = startWithin;
        this.storage = storage;
        this.tasks = List.copyOf(tasks);
        this.sequences = List.copyOf(sequences);
        this.verifiers = new ArrayList<>(verifiers);
        if (!config.signingSecrets().isEmpty()) {
            this.verifiers.add(new SignedRequestVerifier(config.signingSecrets(), clock));
        }
        this.oidc = Optional.ofNullable(config.oidc()).map(trusted -> new OidcTokenVerifier(trusted, clock));
        this.oidc.ifPresent(this.verifiers::add);
        this.bearer = new BearerTokenVerifier(config.credentials(), clock);
        this.verifiers.add(bearer);
        this.seal = new TokenSeal(config.name(), bearer::digests);
        this.outgoing = Outgoing.of(config, clock, ids, alertSinks);
        this.listeners = new Listeners(outgoing.and(listeners));
        this.carrier = new Carried(carrier);
    }

    CronGuard assemble(
            @Nullable RunLock hostsLock,
            @Nullable RunRecorder hostsRecorder,
            @Nullable RateLimiter hostsLimiter,
            @Nullable StepSource hostsSteps) {
        storage.open(context());
        RunRecorder recorder = hostsRecorder == null ? storage.runRecorder() : hostsRecorder;
        StepSource steps = hostsSteps == null ? storage.stepSource() : hostsSteps;
        RateLimiter limiter = hostsLimiter == null
                ? new Resilience4jRateLimiter(config.limits().callers(), clock)
                : hostsLimiter;
        CronPaths paths = CronPaths.beside(config.path());
        Answers answers = new Answers(config, paths.runs());
        StaleRepeats repeats = new StaleRepeats(clock);
        DeliveryGate delivery =
                new DeliveryGate(storage.runHistory(), config.reply().partial() != 500, repeats);
        Lateness lateness = new Lateness(storage, config.lateness(), clock);
        Reads reads = new Reads(paths, storage.runHistory(), lateness, repeats::count, answers);
        Optional<Tick> tick = sequences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tick(
                        sequences,
                        steps,
                        config,
                        clock,
                        carrier,
                        () -> ThreadLocalRandom.current().nextDouble()));
        RunEngine engine = new RunEngine(new EngineParts(
                config,
                clock,
                storage,
                hostsLock == null ? storage.runLock() : hostsLock,
                recorder,
                steps,
                delivery,
                runner(tick),
                listeners,
                carrier,
                ids));
        Gates gates = new Gates(paths, reads, limiter);
        Watchdog watchdog = new Watchdog(new WatchParts(config, clock, storage, lateness, bearer, outgoing.sinks()));
        GuardParts parts = new GuardParts(
                config,
                clock,
                startWithin,
                paths,
                ids,
                new RequestIds(ids),
                gates.trigger(),
                gates.head(),
                gates.identity(),
                gates.blockingLimit(),
                List.of(new PausedGate(storage.pauses()), delivery),
                engine,
                new ReadPath(reads, gates.read()),
                lateness,
                storage.pauses(),
                answers,
                new RefusalLog(config.name(), recorder, clock),
                listeners,
                tick,
                oidc,
                watchdog,
                outgoing);
        CronGuard guard = new CronGuard(parts, new GuardConsole(parts, storage, seal, sequences));
        // last, since nobody would close it after a failure
        oidc.ifPresent(OidcTokenVerifier::start);
        watchdog.start();
        return guard;
    }

    private StorageContext context() {
        return new StorageContext(
                config.name(),
                sequences,
                config.defaultSequence(),
                config.limits().callers(),
                config.lease().ttl(),
                config.store().schema(),
                config.store().tablePrefix(),
                clock);
    }

    private TaskRunner runner(Optional<Tick> tick) {
        List<Work> works = new ArrayList<>();
        tick.ifPresent(body -> works.add(new Work(Tick.NAME, Schedule.everyTrigger(), Optional.empty(), false, body)));
        for (CronGuardBuilder.Task task : tasks) {
            works.add(new Work(task.name(), task.schedule(), task.schedule().slots(), true, (run, tally) -> {
                RunCounts counts = task.body().run(run);
                tally.good(counts == null ? RunCounts.NONE : counts);
            }));
        }
        return new TaskRunner(
                works, storage.taskProgress(), storage.idempotencyStore(), storage::now, clock, config, carrier);
    }

    /** The gates of both lines, in their order. */
    private final class Gates {
        private final ShapeGate triggerShape;
        private final ShapeGate readShape;
        private final NetworkGate network = new NetworkGate(new NetworkPolicy(config.network(), clock));
        private final FailureLimiter failures =
                new FailureLimiter(config.limits().failures(), clock);
        private final CallerLimitGate limit;
        private final boolean blocking;

        Gates(CronPaths paths, Reads reads, RateLimiter limiter) {
            boolean queryToken = config.credentials().allowQueryToken();
            boolean signed = !config.signingSecrets().isEmpty();
            DeliveryIds deliveryIds = new DeliveryIds(config.deliveryIdHeaders());
            this.triggerShape =
                    new ShapeGate(paths.run()::equals, List.of("GET", "POST"), queryToken, signed, deliveryIds);
            this.readShape = new ShapeGate(reads::serve, List.of("GET", "HEAD"), true, signed, deliveryIds);
            this.limit = new CallerLimitGate(limiter, config.limits().callers(), config.name() + ":");
            this.blocking = limiter.blocking();
        }

        List<Gate> trigger() {
            List<Gate> gates = head();
            if (!blocking) {
                gates.add(limit);
            }
            return gates;
        }

        List<Gate> head() {
            List<Gate> gates = new ArrayList<>(List.of(triggerShape));
            gates.addAll(identity());
            return gates;
        }

        List<Gate> identity() {
            return List.of(network, new CredentialGate(verifiers, Set.of(Scope.RUN), failures));
        }

        List<Gate> read() {
            return List.of(
                    readShape,
                    network,
                    new CredentialGate(verifiers, Set.of(Scope.RUN, Scope.STATUS), failures),
                    new CallerLimitGate(new Resilience4jRateLimiter(List.of(READS), clock), List.of(READS), ""));
        }

        Optional<CallerLimitGate> blockingLimit() {
            return blocking ? Optional.of(limit) : Optional.empty();
        }
    }
}
