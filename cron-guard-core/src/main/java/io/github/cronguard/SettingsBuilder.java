package io.github.cronguard;

import io.github.cronguard.SettingValue.Origin;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import io.github.cronguard.token.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Sets values in code; nothing is checked before the guard is built. A second call replaces the first. Not safe for
 * use by several threads.
 */
public final class SettingsBuilder {
    private final List<SettingValue> loaded;
    private final Map<String, SettingValue> set = new TreeMap<>();

    SettingsBuilder(List<SettingValue> loaded) {
        this.loaded = loaded.stream().filter(v -> v.origin() != Origin.CODE).toList();
        loaded.stream().filter(v -> v.origin() == Origin.CODE).forEach(v -> set.put(v.name(), v));
    }

    /**
     * Sets any setting.
     *
     * @param property {@code reply-time} or {@code cron-guard.reply-time}
     * @param value as it would stand in the environment
     * @return this
     */
    public SettingsBuilder set(String property, String value) {
        Objects.requireNonNull(value, "value");
        String name = property.startsWith(Settings.PREFIX) ? property : Settings.PREFIX + property;
        set.put(name, new SettingValue(name, Origin.CODE, Secret.of(value)));
        return this;
    }

    /**
     * The callers' token.
     *
     * @param token 32 bytes or more
     * @return this
     */
    public SettingsBuilder token(Secret token) {
        return set("token", token.reveal());
    }

    /**
     * The callers' token.
     *
     * @param token 32 bytes or more
     * @return this
     */
    public SettingsBuilder token(String token) {
        return set("token", token);
    }

    /**
     * The guard's and its lock's name.
     *
     * @param name 1 to 64 characters
     * @return this
     */
    public SettingsBuilder name(String name) {
        return set("name", name);
    }

    /**
     * Where runs are triggered.
     *
     * @param path e.g. {@code /cron/run}
     * @return this
     */
    public SettingsBuilder path(String path) {
        return set("path", path);
    }

    /**
     * What this process is called in lists; it is shown, never trusted.
     *
     * @param node 1 to 128 characters
     * @return this
     */
    public SettingsBuilder node(String node) {
        return set("node", node);
    }

    /**
     * The sequence of an enrollment that names none.
     *
     * @param key a sequence's key
     * @return this
     */
    public SettingsBuilder defaultSequence(String key) {
        return set("default-sequence-key", key);
    }

    /**
     * Whether steps are handed over.
     *
     * @param enabled false holds every step
     * @return this
     */
    public SettingsBuilder emailSendingEnabled(boolean enabled) {
        return set("email-sending-enabled", Boolean.toString(enabled));
    }

    /**
     * How often a caller may call.
     *
     * @param limits e.g. {@code 30/10m} or {@code 10/10m,1/1m}
     * @return this
     */
    public SettingsBuilder rateLimit(String limits) {
        return set("rate-limit", limits);
    }

    /**
     * How long an answer waits for the run's end.
     *
     * @param time positive
     * @return this
     */
    public SettingsBuilder replyTime(Duration time) {
        return set("reply-time", time.toString());
    }

    /**
     * When the lock of a crashed process is free again.
     *
     * @param ttl 3 seconds or more
     * @return this
     */
    public SettingsBuilder leaseTtl(Duration ttl) {
        return set("lease-ttl", ttl.toString());
    }

    /**
     * How long a run may hold the lock.
     *
     * @param hold the TTL or more
     * @return this
     */
    public SettingsBuilder maxHold(Duration hold) {
        return set("max-hold", hold.toString());
    }

    /**
     * For how long a tick claims steps.
     *
     * @param budget less than the hold
     * @return this
     */
    public SettingsBuilder tickBudget(Duration budget) {
        return set("tick-budget", budget.toString());
    }

    /**
     * How many steps are claimed at once.
     *
     * @param steps at least 1
     * @return this
     */
    public SettingsBuilder batch(int steps) {
        return set("batch", Integer.toString(steps));
    }

    /**
     * How many steps a run hands over at most.
     *
     * @param steps 0 for no cap
     * @return this
     */
    public SettingsBuilder catchUp(int steps) {
        return set("catch-up", Integer.toString(steps));
    }

    /**
     * How many steps are handed over at the same time.
     *
     * @param threads at least 1
     * @return this
     */
    public SettingsBuilder workers(int threads) {
        return set("workers", Integer.toString(threads));
    }

    /**
     * How often a step is tried.
     *
     * @param attempts at least 1
     * @return this
     */
    public SettingsBuilder maxAttempts(int attempts) {
        return set("max-attempts", Integer.toString(attempts));
    }

    /**
     * How often the caller is expected.
     *
     * @param period 1 second or more
     * @return this
     */
    public SettingsBuilder expectEvery(Duration period) {
        return set("expect-every", period.toString());
    }

    /**
     * How long runs, refusals and keys are kept.
     *
     * @param period 48 hours or more
     * @return this
     */
    public SettingsBuilder retention(Duration period) {
        return set("retention", period.toString());
    }

    /**
     * What is done about the tables at start.
     *
     * @param schema embedded databases only by default
     * @return this
     */
    public SettingsBuilder initializeSchema(InitializeSchema schema) {
        return set("initialize-schema", schema.name());
    }

    /**
     * Takes what was set so far.
     *
     * @return the settings, not yet checked
     */
    public Settings build() {
        List<SettingValue> values = new ArrayList<>(set.values());
        values.addAll(loaded);
        return Settings.of(values);
    }
}
