package io.github.cronguard.demo.test;

import java.util.Map;

/** Settings of demos that are triggered often and die. */
final class CrashSettings {
    /** Every trigger is heard, and a step follows another soon. */
    static final Map<String, String> OFTEN = Map.of("CRON_GUARD_RATE_LIMIT", "100000/1m", "DEMO_STEP_DELAY", "PT1S");

    /** The same, and an answer as soon as the run has begun; the lock of a dead process is free soon. */
    static final Map<String, String> SHORT_LEASE = Map.of(
            "CRON_GUARD_RATE_LIMIT", "100000/1m",
            "DEMO_STEP_DELAY", "PT1S",
            "CRON_GUARD_REPLY", "async",
            "CRON_GUARD_LEASE_TTL", "3s");

    private CrashSettings() {}
}
