package io.github.cronguard.internal.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All settings: their names, what holds when they are not given, and whether their values may be shown. */
enum Setting {
    TOKEN("token", "CRON_TOKEN", Kind.SECRET),
    /** Not shown either: somebody may have put the token in the place of its file. */
    TOKEN_FILE("token-file", "CRON_TOKEN_FILE", Kind.SECRET),
    TOKEN_SHA256("token-sha256", "CRON_TOKEN_SHA256", Kind.SECRET),
    TOKEN_PREVIOUS("token-previous", "CRON_TOKEN_PREVIOUS", Kind.SECRET),
    TOKEN_PREVIOUS_UNTIL("token-previous-until", "CRON_TOKEN_PREVIOUS_UNTIL", Kind.PLAIN),
    TOKENS("tokens", Kind.SECRET),
    STATUS_TOKEN("status-token", Kind.SECRET),
    ALLOW_QUERY_TOKEN("allow-query-token", Kind.PLAIN, "false"),
    QUERY_TOKEN("query-token", Kind.SECRET),
    DEFAULT_SEQUENCE_KEY("default-sequence-key", "DEFAULT_SEQUENCE_KEY", Kind.PLAIN, "default_outreach"),
    EMAIL_SENDING_ENABLED("email-sending-enabled", "EMAIL_SENDING_ENABLED", Kind.PLAIN, "true"),
    NAME("name", Kind.PLAIN, "cron:schedule-run"),
    PATH("path", Kind.PLAIN, "/cron/run"),
    NODE("node", Kind.PLAIN),
    PRESET("preset", Kind.PLAIN, "crontab"),
    RATE_LIMIT("rate-limit", Kind.PLAIN, "30/10m"),
    FAILURE_LIMIT("failure-limit", Kind.PLAIN, "10/1m"),
    ALLOW_IPS("allow-ips", Kind.PLAIN),
    ALLOW_IPS_FILE("allow-ips-file", Kind.PLAIN),
    TRUSTED_PROXIES("trusted-proxies", Kind.PLAIN),
    REQUIRE_HTTPS("require-https", Kind.PLAIN, "auto"),
    PLAIN_HTTP_FROM("plain-http-from", Kind.PLAIN),
    DELIVERY_ID_HEADERS("delivery-id-headers", Kind.PLAIN),
    REPLY("reply", Kind.PLAIN, "hybrid"),
    REPLY_TIME("reply-time", Kind.PLAIN, "20s"),
    BUSY_STATUS("busy-status", Kind.PLAIN, "200"),
    RUNNING_STATUS("running-status", Kind.PLAIN, "202"),
    PARTIAL_STATUS("partial-status", Kind.PLAIN, "200"),
    FAILED_STATUS("failed-status", Kind.PLAIN, "500"),
    UNAVAILABLE_STATUS("unavailable-status", Kind.PLAIN, "503"),
    LEASE_TTL("lease-ttl", Kind.PLAIN, "90s"),
    MAX_HOLD("max-hold", Kind.PLAIN, "600s"),
    TICK_BUDGET("tick-budget", Kind.PLAIN, "50s"),
    BATCH("batch", Kind.PLAIN, "500"),
    CATCH_UP("catch-up", Kind.PLAIN, "1000"),
    WORKERS("workers", Kind.PLAIN, "1"),
    MAX_ATTEMPTS("max-attempts", Kind.PLAIN, "5"),
    EXPECT_EVERY("expect-every", Kind.PLAIN, "1m"),
    LATE_AFTER("late-after", Kind.PLAIN),
    DOWN_AFTER("down-after", Kind.PLAIN),
    RETENTION("retention", Kind.PLAIN, "90d"),
    INITIALIZE_SCHEMA("initialize-schema", Kind.PLAIN, "embedded"),
    TABLE_PREFIX("table-prefix", Kind.PLAIN, "cron_"),
    SIGNING_SECRET("signing-secret", Kind.SECRET),
    OIDC_ISSUER("oidc-issuer", Kind.PLAIN),
    OIDC_AUDIENCE("oidc-audience", Kind.PLAIN),
    OIDC_SUBJECTS("oidc-subjects", Kind.PLAIN),
    /** Who has one of these can feign that all is well. */
    HEARTBEAT_URL("heartbeat-url", Kind.SECRET),
    HEARTBEAT_START_URL("heartbeat-start-url", Kind.SECRET),
    HEARTBEAT_FAIL_URL("heartbeat-fail-url", Kind.SECRET),
    ALERT_URL("alert-url", Kind.SECRET),
    ALERT_SECRET("alert-secret", Kind.SECRET);

    /** How a setting is treated. */
    private enum Kind {
        PLAIN,
        /** Its value is never shown. */
        SECRET
    }

    private static final String PROPERTY_PREFIX = "cron-guard.";
    private static final String ENVIRONMENT_PREFIX = "CRON_GUARD_";

    private final String key;
    private final String environment;
    private final Kind kind;
    private final @Nullable String fallback;

    Setting(String key, String environment, Kind kind, @Nullable String fallback) {
        this.key = key;
        this.environment = environment;
        this.kind = kind;
        this.fallback = fallback;
    }

    Setting(String key, String environment, Kind kind) {
        this(key, environment, kind, null);
    }

    Setting(String key, Kind kind, @Nullable String fallback) {
        this(key, regular(key), kind, fallback);
    }

    Setting(String key, Kind kind) {
        this(key, regular(key), kind, null);
    }

    /** The name as a property, e.g. {@code cron-guard.reply-time}. */
    String property() {
        return PROPERTY_PREFIX + key;
    }

    /** The name in the environment, e.g. {@code CRON_GUARD_REPLY_TIME} or {@code CRON_TOKEN}. */
    String environment() {
        return environment;
    }

    /** What other sources call it in the environment: the policy's names have a second spelling that Boot binds too. */
    Optional<String> otherEnvironment() {
        return Optional.of(regular(key)).filter(name -> !name.equals(environment));
    }

    /** The text that holds when none is given. */
    Optional<String> fallback() {
        return Optional.ofNullable(fallback);
    }

    boolean secret() {
        return kind != Kind.PLAIN;
    }

    static Optional<Setting> named(String name) {
        return Arrays.stream(values())
                .filter(s -> s.property().equals(name) || s.environment.equals(name))
                .findFirst();
    }

    private static String regular(String key) {
        return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
