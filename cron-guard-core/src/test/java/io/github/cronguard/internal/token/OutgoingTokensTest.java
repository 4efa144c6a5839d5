package io.github.cronguard.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cronguard.internal.config.GuardConfig.NamedToken;
import io.github.cronguard.internal.config.GuardConfig.NamedToken.Place;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Verification.Scope;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutgoingTokensTest {
    private static final Instant END = Instant.parse("2026-12-24T12:00:00Z");
    private static final NamedToken OLD = new NamedToken("default", "ab", Scope.RUN, Place.HEADER, END, true);

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final OutgoingTokens outgoing = new OutgoingTokens(clock);
    private final Logger log = (Logger) LoggerFactory.getLogger(OutgoingTokens.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    private String last() {
        ILoggingEvent event = lines.list.get(lines.list.size() - 1);
        return event.getLevel() + " " + event.getFormattedMessage();
    }

    @Test
    void warnsFromSevenDaysBeforeTheEndAndOnceInSixHours() {
        outgoing.presented(OLD);
        assertThat(last()).isEqualTo("INFO The old token of default is still in use");
        clock.advance(Duration.ofDays(23).minusSeconds(1));
        outgoing.presented(OLD);
        assertThat(last()).startsWith("INFO");
        clock.advance(Duration.ofHours(6));
        outgoing.presented(OLD);
        assertThat(last())
                .isEqualTo("WARN The old token of default is still in use; it ends at 2026-12-24T12:00:00Z:"
                        + " give its caller the new one");
        clock.advance(Duration.ofHours(6).minusNanos(1));
        outgoing.presented(OLD);
        assertThat(lines.list).hasSize(3);
        clock.advance(Duration.ofNanos(1));
        outgoing.presented(OLD);
        assertThat(lines.list).hasSize(4);
    }

    @Test
    void saysThatAnEndedTokenIsStillShown() {
        clock.advance(Duration.ofDays(30));
        outgoing.presented(OLD);
        assertThat(last())
                .startsWith("WARN A caller shows the old token of default, which ended at 2026-12-24T12:00:00Z");
    }

    @Test
    void saysNothingOfACurrentToken() {
        outgoing.presented(new NamedToken("default", "ab", Scope.RUN, Place.HEADER, null, false));
        assertThat(lines.list).isEmpty();
    }
}
