package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class InterruptibleCallTest {
    private final InterruptibleCall call = new InterruptibleCall();

    @Test
    void callsAndSaysSo() {
        assertThat(call.calling()).isFalse();
        assertThat(call.call(call::calling)).isTrue();
        assertThat(call.calling()).isFalse();
        assertThat(call.call(() -> "answer")).isEqualTo("answer");
        assertThat(call.interrupted()).isFalse();
    }

    @Test
    void interruptsTheCallAtHandAlone() {
        assertThat(call.call(() -> {
                    call.interrupt();
                    return Thread.currentThread().isInterrupted();
                }))
                .isTrue();
        assertThat(Thread.currentThread().isInterrupted())
                .as("it was meant for the call")
                .isFalse();
        assertThat(call.interrupted()).isTrue();
    }

    @Test
    void interruptsEveryLaterCall() {
        call.interrupt();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(call.call(() -> Thread.currentThread().isInterrupted())).isTrue();
        assertThat(call.call(() -> Thread.currentThread().isInterrupted())).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void isOverWhenTheCallThrows() {
        assertThatIllegalStateException()
                .isThrownBy(() -> call.call(() -> {
                    call.interrupt();
                    throw new IllegalStateException("broken");
                }));
        assertThat(call.calling()).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
