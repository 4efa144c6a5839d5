package io.github.cronguard.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedFailureTest {

    @Test
    void messagesAreHarmlessAndTheStackIsTheRealOne() {
        IllegalStateException real =
                new IllegalStateException("450 \u001b[31mRED\r\n\u202e", new IllegalArgumentException("\u0007"));
        LoggedFailure logged = LoggedFailure.of(real);
        assertThat(logged)
                .hasMessage("java.lang.IllegalStateException: 450 \\u001B[31mRED\\u000D\\u000A\\u202E")
                .hasStackTraceContaining("LoggedFailureTest.messagesAreHarmless");
        assertThat(logged.getStackTrace()).isEqualTo(real.getStackTrace());
        assertThat(logged.getCause()).hasMessage("java.lang.IllegalArgumentException: \\u0007");
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception first = new Exception("first");
        Exception second = new Exception(null, first);
        first.initCause(second);
        assertThat(LoggedFailure.of(first)).hasRootCauseMessage("java.lang.Exception: first");
    }
}
