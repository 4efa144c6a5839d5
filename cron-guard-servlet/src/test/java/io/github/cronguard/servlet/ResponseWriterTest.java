package io.github.cronguard.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cronguard.CronResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What an answer asks of the container: each flush of a buffer may be a packet of its own. */
class ResponseWriterTest {
    private static CountedExchange write(int status, CountedExchange exchange) {
        CronResponse answer = new CronResponse(status, Map.of("Cache-Control", "no-store"), "{}");
        new ResponseWriter().write(answer, exchange.request(), "", exchange.response());
        return exchange;
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 400, 401, 429, 500, 503})
    void writesTheBodyInOnePieceBehindItsLength(int status) {
        CountedExchange exchange = write(status, new CountedExchange());

        assertThat(exchange.times("setContentLength")).isOne();
        assertThat(exchange.times("write")).isOne();
        assertThat(exchange.times("write of one byte")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 413, 429})
    void leavesItToTheContainerToFlushARefusal(int status) {
        assertThat(write(status, new CountedExchange()).times("flushBuffer")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 500, 503})
    void flushesWhatMayBeTheAnswerOfARun(int status) {
        assertThat(write(status, new CountedExchange()).times("flushBuffer")).isOne();
    }

    @Test
    void saysThatTheAnswerOfARunIsLost() {
        Logger logger = (Logger) LoggerFactory.getLogger(ResponseWriter.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            write(200, new CountedExchange().withoutCaller());
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("The reply 200 could not be written: IOException");
    }
}
