package io.github.cronguard;

import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.internal.config.ConfigReader;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.config.Reading;
import io.github.cronguard.internal.tick.Tick;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RateLimiter;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.TransactionalStepSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a {@link CronGuard}. Not safe for use by several threads; used once. */
public final class CronGuardBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(CronGuard.class);

    /** How long a caller waits for its run's start. */
    private static final Duration START_WITHIN = Duration.ofSeconds(4);

    /** A task as the host registers it. */
    record Task(String name, Schedule schedule, CronTask body) {}

    private final Settings settings;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Sequence> sequences = new ArrayList<>();
    private final List<TokenVerifier> verifiers = new ArrayList<>();
    private final List<RunListener> listeners = new ArrayList<>();
    private final List<AlertSink> alertSinks = new ArrayList<>();
    private final List<SettingProblem> found = new ArrayList<>();
    private GuardClock clock = GuardClock.system();
    private ContextCarrier carrier = work -> work;
    private Duration startWithin = START_WITHIN;
    private @Nullable CronStorage storage;
    private @Nullable RunLock runLock;
    private @Nullable RunRecorder runRecorder;
    private @Nullable RateLimiter rateLimiter;
    private @Nullable StepSource stepSource;

    CronGuardBuilder(Settings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Sets the clocks; the machine's unless they are set.
     *
     * @param clock time of day and ticker
     * @return this
     */
    public CronGuardBuilder clock(GuardClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets the back end. There is no default: a storage in memory would lose everything quietly.
     *
     * @param storage one that serves no other guard
     * @return this
     */
    public CronGuardBuilder storage(CronStorage storage) {
        this.storage = Objects.requireNonNull(storage, "storage");
        return this;
    }

    /**
     * Replaces the storage's lock.
     *
     * @param runLock the lock
     * @return this
     */
    public CronGuardBuilder runLock(RunLock runLock) {
        this.runLock = Objects.requireNonNull(runLock, "runLock");
        return this;
    }

    /**
     * Replaces the writing side of the storage's audit trail. The reading side stays the storage's.
     *
     * @param runRecorder the recorder
     * @return this
     */
    public CronGuardBuilder runRecorder(RunRecorder runRecorder) {
        this.runRecorder = Objects.requireNonNull(runRecorder, "runRecorder");
        return this;
    }

    /**
     * Replaces the limiter of callers, which counts in this process alone.
     *
     * @param rateLimiter the limiter, e.g. the storage's for several nodes
     * @return this
     */
    public CronGuardBuilder rateLimiter(RateLimiter rateLimiter) {
        this.rateLimiter = Objects.requireNonNull(rateLimiter, "rateLimiter");
        return this;
    }

    /**
     * Adds a verifier that is asked before the tokens of the settings are looked at.
     *
     * @param verifier the verifier
     * @return this
     */
    public CronGuardBuilder tokenVerifier(TokenVerifier verifier) {
        verifiers.add(Objects.requireNonNull(verifier, "verifier"));
        return this;
    }

    /**
     * Replaces the storage's steps by a table of the host's own.
     *
     * @param stepSource the source
     * @return this
     */
    public CronGuardBuilder stepSource(StepSource stepSource) {
        this.stepSource = Objects.requireNonNull(stepSource, "stepSource");
        return this;
    }

    /**
     * Adds a task. Tasks run after the steps of the sequences, in the order in which they were added.
     *
     * @param name 1 to 128 characters, unique; its watermark in the storage belongs to it
     * @param schedule when it is due
     * @param task what it does
     * @return this
     */
    public CronGuardBuilder task(String name, Schedule schedule, CronTask task) {
        tasks.add(new Task(
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(schedule, "schedule"),
                Objects.requireNonNull(task, "task")));
        return this;
    }

    /**
     * Adds a sequence.
     *
     * @param sequence whose key no other one has
     * @return this
     */
    public CronGuardBuilder sequence(Sequence sequence) {
        sequences.add(Objects.requireNonNull(sequence, "sequence"));
        return this;
    }

    /**
     * Adds a listener.
     *
     * @param listener hears of runs and refusals
     * @return this
     */
    public CronGuardBuilder listener(RunListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Adds a way on which persons are told that something is wrong, beside the log and {@code CRON_GUARD_ALERT_URL}.
     *
     * @param sink tells alerts
     * @return this
     */
    public CronGuardBuilder alertSink(AlertSink sink) {
        alertSinks.add(Objects.requireNonNull(sink, "sink"));
        return this;
    }

    /**
     * Takes the context of the thread that asks for a run along to the guard's threads; none is taken unless this is set.
     *
     * @param carrier e.g. over a tracer's context
     * @return this
     */
    public CronGuardBuilder contextCarrier(ContextCarrier carrier) {
        this.carrier = Objects.requireNonNull(carrier, "carrier");
        return this;
    }

    /**
     * Adds what a host has itself found to be wrong, to be reported by {@link #build()} together with everything else.
     *
     * @param problem without any secret value
     * @return this
     */
    public CronGuardBuilder problem(SettingProblem problem) {
        found.add(Objects.requireNonNull(problem, "problem"));
        return this;
    }

    /**
     * The name that the guard will have, for listeners that tell guards apart.
     *
     * @return as the settings say; empty as long as something is wrong with them, which {@link #build()} reports
     */
    public String name() {
        return ConfigReader.read(settings).config().map(GuardConfig::name).orElse("");
    }

    /** For tests: how long a caller waits for its run's start. */
    CronGuardBuilder startWithin(Duration most) {
        this.startWithin = most;
        return this;
    }

    /**
     * Checks everything, opens the storage, and makes the guard.
     *
     * @return a guard that answers
     * @throws InvalidSettingsException if something is wrong; it lists all that is, and nothing was opened
     * @throws IllegalStateException if the storage cannot serve this guard, e.g. its tables are missing
     */
    public CronGuard build() {
        Reading reading = ConfigReader.read(settings);
        List<SettingProblem> problems = new ArrayList<>(reading.problems());
        GuardConfig config = reading.config().orElse(null);
        check(config, problems);
        problems.addAll(found);
        reading.warnings().forEach(LOG::warn);
        if (!problems.isEmpty() || config == null || storage == null) {
            throw new InvalidSettingsException(problems);
        }
        reading.notes().forEach(LOG::info);
        return new GuardAssembly(
                        config,
                        clock,
                        startWithin,
                        storage,
                        tasks,
                        sequences,
                        verifiers,
                        listeners,
                        alertSinks,
                        carrier)
                .assemble(runLock, runRecorder, rateLimiter, stepSource);
    }

    private void check(@Nullable GuardConfig config, List<SettingProblem> problems) {
        if (storage == null) {
            problems.add(new SettingProblem(
                    "storage",
                    "missing: call storage(JdbcStorage.on(dataSource)), or new InMemoryStorage() for tests"));
        }
        Set<String> names = new HashSet<>(Set.of(Tick.NAME));
        for (Task task : tasks) {
            try {
                Bounds.required("a task's name", task.name(), Bounds.TASK);
                if (!names.add(task.name())) {
                    problems.add(new SettingProblem("task " + task.name(), "the name is taken; give each its own"));
                }
            } catch (IllegalArgumentException wrong) {
                problems.add(new SettingProblem("task", String.valueOf(wrong.getMessage())));
            }
        }
        checkSequences(config, problems);
    }

    private @Nullable StepSource steps() {
        return stepSource != null || storage == null ? stepSource : storage.stepSource();
    }

    private void checkSequences(@Nullable GuardConfig config, List<SettingProblem> problems) {
        Set<String> keys = new HashSet<>();
        for (Sequence sequence : sequences) {
            if (!keys.add(sequence.key())) {
                problems.add(new SettingProblem("sequence " + sequence.key(), "the key is taken; give each its own"));
            }
            if (sequence.delivery() == Delivery.TRANSACTIONAL && !(steps() instanceof TransactionalStepSource)) {
                problems.add(new SettingProblem(
                        "sequence " + sequence.key(),
                        "delivery TRANSACTIONAL needs a TransactionalStepSource; use another delivery or source"));
            }
        }
        if (config != null && !keys.isEmpty() && !keys.contains(config.defaultSequence())) {
            problems.add(new SettingProblem(
                    "DEFAULT_SEQUENCE_KEY",
                    "names " + config.defaultSequence() + ", but the sequences are "
                            + keys.stream().sorted().toList()));
        }
    }
}
