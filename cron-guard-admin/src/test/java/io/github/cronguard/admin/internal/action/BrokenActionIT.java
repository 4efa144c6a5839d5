package io.github.cronguard.admin.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.Trigger;
import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.Client;
import io.github.cronguard.admin.FailingStorage;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.AuditEntry;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An action that breaks off has its row all the same, with what was done until then. */
class BrokenActionIT {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:30Z");
    private final InMemoryStorage memory = new InMemoryStorage(clock);
    private final AtomicInteger decisions = new AtomicInteger();

    private AdminHost host() {
        return AdminHost.over(
                clock,
                memory,
                FailingStorage.around(memory, name -> name.equals("confirmSent") && decisions.incrementAndGet() > 2));
    }

    private AuditEntry newest() {
        return memory.auditLog().page(null, 1).get(0).entry();
    }

    @Test
    void tellsWhatWasDoneUntilItBrokeOff() throws Exception {
        try (AdminHost host = host()) {
            host.ends = StepResult.uncertain("timed out");
            for (int i = 0; i < 4; i++) {
                memory.enrollments().enroll("user-" + i + "@example.test", Map.of());
            }
            host.guard.run(Trigger.timer("test"));
            Client anna = host.serve().as("anna");
            String token = anna.token("/confirm/run-now");
            Map<String, String> form = Map.of("csrf", token, "confirmed", "yes", "all", "yes");

            HttpResponse<String> answer = anna.post("/actions/confirm-sent", form);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("secret");
            assertThat(memory.auditLog().page(null, 10)).hasSize(1);
            assertThat(newest().target()).isEqualTo("all UNCERTAIN");
            assertThat(newest().detail()).isEqualTo("Marked as sent: 2 done, then it broke off: the log says why.");
            assertThat(newest().refused()).isFalse();

            anna.post("/actions/confirm-sent", form);
            assertThat(newest().detail()).isEqualTo("It broke off: the log says why.");
            assertThat(newest().refused()).isTrue();
        }
    }
}
