package io.github.cronguard.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

    @Test
    void answersWhatFits() {
        assertThat(Bounds.required("name", "abc", 3)).isEqualTo("abc");
        assertThat(Bounds.notNegative("count", 0)).isZero();
    }

    @Test
    void refusesEmptyAndTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bounds.required("name", "", 3))
                .withMessage("name must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bounds.required("name", "abcd", 3))
                .withMessage("name must have at most 3 characters, but has 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n", "a\0", "\u202Ea", "\uD800"})
    void refusesWhatMayNotStandInALog(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bounds.required("name", text, 3))
                .withMessageStartingWith("name must not contain the character U+")
                .withMessageNotContaining(text);
    }

    @Test
    void refusesANegativeCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bounds.notNegative("count", -1))
                .withMessage("count must not be negative, but is -1");
    }
}
