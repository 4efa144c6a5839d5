package io.github.cronguard.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();
    private final RuntimeException first = new IllegalStateException("first");
    private final Error second = new NoClassDefFoundError("second");

    @Test
    void closesAllInTheirOrder() {
        Closing.all(() -> closed.add("a"), () -> closed.add("b"));
        assertThat(closed).containsExactly("a", "b");
    }

    @Test
    void whatFailsKeepsNothingElseFromBeingClosed() {
        assertThatThrownBy(() -> Closing.all(
                        () -> closed.add("a"),
                        () -> fail(first),
                        () -> closed.add("b"),
                        () -> fail(second),
                        () -> fail(first),
                        () -> closed.add("c")))
                .isSameAs(first)
                .satisfies(failure -> assertThat(failure.getSuppressed()).containsExactly(second));
        assertThat(closed).containsExactly("a", "b", "c");
    }

    @Test
    void anErrorStaysAnError() {
        assertThatThrownBy(() -> Closing.all(() -> fail(second), () -> closed.add("a")))
                .isSameAs(second);
        assertThat(closed).containsExactly("a");
    }

    private static void fail(RuntimeException failure) {
        throw failure;
    }

    private static void fail(Error failure) {
        throw failure;
    }
}
