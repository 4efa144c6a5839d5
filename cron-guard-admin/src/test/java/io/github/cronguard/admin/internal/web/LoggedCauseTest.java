package io.github.cronguard.admin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedCauseTest {
    @Test
    void isOneHarmlessLineWithTheStackOfTheRealOne() {
        IllegalStateException real = new IllegalStateException(
                "one\r\n12:00 ERROR two\u202e\u001b[31m" + "x".repeat(1_000), new RuntimeException());
        LoggedCause logged = LoggedCause.of(real);
        assertThat(logged.getMessage())
                .startsWith("java.lang.IllegalStateException: one??12:00 ERROR two??[31mx")
                .hasSizeLessThan(510)
                .endsWith("…");
        assertThat(logged.getStackTrace()).isEqualTo(real.getStackTrace());
        assertThat(logged.getCause()).hasMessage("java.lang.RuntimeException");
    }
}
