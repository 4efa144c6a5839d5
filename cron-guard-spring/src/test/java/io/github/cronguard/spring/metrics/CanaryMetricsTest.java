package io.github.cronguard.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronRequest;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CanaryMetricsTest {
    private static final String RIGHT = "cAnArY1rIgHt-Zk3Qv8Xm2Rt9Lw5Yb7Nc4Hd6Js";
    private static final String WRONG = "cAnArY3wRoNg-Lp9Ok2Ij8Uh3Yg7Tf4Rd6Es1Wa5";

    @Test
    void noMetricHoldsASecret() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Settings settings = Settings.builder()
                .token(RIGHT)
                .set("allow-query-token", "true")
                .set("name", "lane")
                .build();
        try (CronGuard guard = CronGuard.builder(settings)
                .storage(new InMemoryStorage())
                .listener(new CronGuardMetrics(registry, "lane"))
                .build()) {
            for (String token : List.of(RIGHT, WRONG)) {
                guard.handle(CronRequest.get("/cron/run?token=" + token).from("127.0.0.1"));
                guard.handle(CronRequest.post("/cron/run")
                        .from("127.0.0.1")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", "one"));
            }
        }

        String everything = registry.getMeters().stream()
                .map(meter -> meter.getId() + " " + meter.measure())
                .collect(Collectors.joining("\n"));
        assertThat(registry.getMeters()).extracting(Meter::getId).isNotEmpty();
        assertThat(everything).contains("unauthorized", "cron.guard.run").doesNotContain("cAnArY");
    }
}
