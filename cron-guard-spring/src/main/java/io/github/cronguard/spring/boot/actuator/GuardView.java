package io.github.cronguard.spring.boot.actuator;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronHealth;
import io.github.cronguard.CronPaths;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.StorageHealth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A guard as the endpoint shows it. */
final class GuardView {
    private GuardView() {}

    static Map<String, Object> of(CronGuard guard) {
        Details view = new Details();
        try {
            read(guard.health(), view);
            view.add("pauses", pauses(guard.pauses().active()));
        } catch (RuntimeException away) {
            view.add("error", away.getClass().getName());
        }
        CronPaths paths = guard.paths();
        return view.add(
                        "paths",
                        new Details()
                                .add("run", paths.run())
                                .add("runs", paths.runs())
                                .add("status", paths.status())
                                .toMap())
                .toMap();
    }

    private static void read(CronHealth health, Details view) {
        view.add("state", health.state().name())
                .add("at", health.at())
                .add("lastRun", run(health.lastRun()))
                .add("lastSuccessAt", health.lastSuccessAt())
                .add("backlog", health.backlog())
                .add("oldestDueAt", health.oldestDueAt())
                .add("uncertain", health.uncertain())
                .add("dead", health.dead())
                .add("cause", Why.cause(health.why()))
                .add("why", Why.text(health.why()))
                .add("lease", lease(health.lease()));
    }

    private static @Nullable Map<String, Object> run(@Nullable RunRecord run) {
        return run == null
                ? null
                : new Details()
                        .add("id", run.id().value())
                        .add("status", run.status().name())
                        .add("method", run.method())
                        .add("caller", run.caller())
                        .add("node", run.node())
                        .add("startedAt", run.startedAt())
                        .add("finishedAt", run.finishedAt())
                        .add("durationMs", run.durationMs())
                        .add("processed", run.counts().processed())
                        .add("queued", run.counts().queued())
                        .add("skipped", run.counts().skipped())
                        .add("failed", run.counts().failed())
                        .toMap();
    }

    private static @Nullable Map<String, Object> lease(StorageHealth.@Nullable Holder lease) {
        return lease == null
                ? null
                : new Details()
                        .add("node", lease.node())
                        .add("fence", lease.fence())
                        .add("acquiredAt", lease.acquiredAt())
                        .add("expiresAt", lease.expiresAt())
                        .toMap();
    }

    static List<Map<String, Object>> pauses(List<Pause> pauses) {
        return pauses.stream()
                .sorted(Comparator.comparing(Pause::scope))
                .map(pause -> new Details()
                        .add("scope", pause.scope())
                        .add("until", pause.until())
                        .add("who", pause.who())
                        .add("reason", pause.reason())
                        .add("pausedAt", pause.pausedAt())
                        .toMap())
                .toList();
    }
}
