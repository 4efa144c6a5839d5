package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cronguard.internal.run.StaleRepeats;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A caller that always sends the same delivery id stops cron; it must not stop quietly. */
@Timeout(60)
class ConstantDeliveryIdTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final GuardFixture fixture = new GuardFixture();
    private final CronGuard guard =
            fixture.guard(g -> g.task("work", Schedule.everyTrigger(), run -> RunCounts.processed(1)));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(StaleRepeats.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        fixture.close();
    }

    private String send(String id) {
        return guard.handle(fixture.trigger().header("Idempotency-Key", id)).body();
    }

    private CronResponse status() {
        return guard.handle(fixture.read("/cron/status"));
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void retriesWithinADayAreNeitherCountedNorWarnedOf() {
        send("slot-1");
        for (int hour = 0; hour < 24; hour++) {
            fixture.clock.advance(Duration.ofHours(1));
            assertThat(send("slot-1")).contains("Already executed.");
        }
        assertThat(status().body()).contains("\"state\":\"DOWN\"").doesNotContain("stale_repeats");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void repeatsAfterADayAreCountedAndWarnedOfFromTheThirdOn() {
        send("slot-1");
        fixture.clock.advance(DAY.plusMillis(1));
        for (int repeat = 1; repeat <= 4; repeat++) {
            assertThat(send("slot-1")).contains("Already executed.", "\"cron_run_id\":1");
            assertThat(status().body()).endsWith(",\"stale_repeats\":" + repeat + "}}");
            assertThat(warnings()).hasSize(Math.max(0, repeat - 2));
        }
        assertThat(warnings().get(0))
                .isEqualTo(
                        "Caller default still sends the delivery id that run 1 executed at 2026-11-24T12:00:00Z: does"
                                + " it always send the same one? Then nothing runs any more");
        assertThat(fixture.runs()).hasSize(1);
    }

    @Test
    void aCallerWithIdsOfItsOwnForEachDeliveryIsNotCounted() {
        for (int minute = 0; minute < 60; minute++) {
            assertThat(send("slot-" + minute)).contains("Schedule executed.");
            assertThat(send("slot-" + minute)).contains("Already executed.");
            fixture.clock.advance(Duration.ofHours(1));
        }
        assertThat(status().body()).doesNotContain("stale_repeats");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void theStatusIsBadWithinMinutesAndTheIdForgottenAfterTwoDays() {
        send("always");
        fixture.clock.advance(Duration.ofMinutes(6));
        assertThat(send("always")).contains("Already executed.");
        assertThat(status().status()).as("no run has begun").isEqualTo(503);
        fixture.clock.advance(DAY.multipliedBy(2).minus(Duration.ofMinutes(6)));
        assertThat(send("always")).contains("Schedule executed.", "\"cron_run_id\":2");
        assertThat(status().status()).isEqualTo(200);
    }
}
