package io.github.cronguard.admin.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cronguard.Trigger;
import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.Client;
import io.github.cronguard.admin.FailingStorage;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepState;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An action that breaks off, or whose row cannot be written: what was done is told all the same. */
class BrokenActionIT {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:30Z");
    private final InMemoryStorage memory = new InMemoryStorage(clock);
    private final AtomicInteger decisions = new AtomicInteger();
    private final AtomicBoolean noAudit = new AtomicBoolean();

    private AdminHost host(Predicate<String> fails) {
        AdminHost host = AdminHost.over(clock, memory, FailingStorage.around(memory, fails));
        host.ends = StepResult.uncertain("timed out");
        for (int i = 0; i < 4; i++) {
            memory.enrollments().enroll("user-" + i + "@example.test", Map.of());
        }
        host.guard.run(Trigger.timer("test"));
        return host;
    }

    private boolean auditFailsOnce(String call) {
        return call.equals("auditLog") && noAudit.compareAndSet(true, false);
    }

    private static HttpResponse<String> confirmAll(Client anna) {
        return anna.post("/actions/confirm-sent", ActionFixture.hidden(anna.get("/confirm/confirm-sent?all=yes")));
    }

    private int waiting() {
        return memory.stepHistory()
                .page(new StepQuery(StepState.UNCERTAIN, null, null, null, 100))
                .size();
    }

    private AuditEntry newest() {
        return memory.auditLog().page(null, 1).get(0).entry();
    }

    @Test
    void tellsWhatWasDoneUntilItBrokeOff() throws Exception {
        try (AdminHost host = host(call -> call.equals("confirmSent") && decisions.incrementAndGet() > 2)) {
            Client anna = host.serve().as("anna");

            HttpResponse<String> answer = confirmAll(anna);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("secret");
            assertThat(memory.auditLog().page(null, 10)).hasSize(1);
            assertThat(newest().target()).isEqualTo("all UNCERTAIN");
            assertThat(newest().detail()).isEqualTo("Marked as sent: 2 done, then it broke off: the log says why.");
            assertThat(newest().refused()).isFalse();

            confirmAll(anna);
            assertThat(newest().detail()).isEqualTo("It broke off: the log says why.");
            assertThat(newest().refused()).isTrue();
        }
    }

    @Test
    void stopsBehindTwentySecondsAndSaysSo() throws Exception {
        try (AdminHost host = host(this::takesEightSeconds)) {
            Client anna = host.serve().as("anna");

            assertThat(confirmAll(anna).statusCode()).isEqualTo(303);
            assertThat(waiting()).isEqualTo(1);
            assertThat(memory.auditLog().page(null, 10)).hasSize(1);
            assertThat(newest().detail()).isEqualTo("Marked as sent: 3 done; there are more: repeat it for the rest.");
            assertThat(newest().refused()).isFalse();
        }
    }

    private boolean takesEightSeconds(String call) {
        if (call.equals("confirmSent")) {
            clock.advance(Duration.ofSeconds(8));
        }
        return false;
    }

    @Test
    void logsWhatWasDoneAndCannotBeAuditedAndNeverCallsItRefused() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Trail.class);
        log.start();
        logger.addAppender(log);
        try (AdminHost host = host(this::auditFailsOnce)) {
            Client anna = host.serve().as("anna");
            Map<String, String> fields = ActionFixture.hidden(anna.get("/confirm/confirm-sent?all=yes"));
            noAudit.set(true);
            HttpResponse<String> answer = anna.post("/actions/confirm-sent", fields);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("It was done, but could not be written into the audit");
            assertThat(waiting()).isZero();
            assertThat(memory.auditLog().page(null, 10)).isEmpty();
            assertThat(log.list).anySatisfy(event -> {
                assertThat(event.getLevel()).isEqualTo(Level.ERROR);
                assertThat(event.getFormattedMessage())
                        .contains("anna", "confirm-sent", "all UNCERTAIN", "Marked as sent: 4 done.")
                        .doesNotContain("secret");
            });
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void leadsOnFromAPauseWhoseRowItCannotRead() throws Exception {
        try (AdminHost host = host(this::auditFailsOnce)) {
            Client anna = host.serve().as("anna");
            Map<String, String> fields = ActionFixture.hidden(anna.get("/confirm/pause"));
            fields.put("reason", "a leak");
            noAudit.set(true);
            assertThat(anna.post("/actions/pause", fields).statusCode()).isEqualTo(303);
            assertThat(memory.pauses().active()).hasSize(1);
            assertThat(memory.auditLog().page(null, 10)).hasSize(1);
            assertThat(newest().refused()).isFalse();
        }
    }
}
