package io.github.cronguard.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void masksItself() {
        assertThat(Secret.of("value")).hasToString("***").hasSameHashCodeAs(Secret.of("other"));
        assertThat(Secret.of("value").reveal()).isEqualTo("value");
    }

    @Test
    void isEqualByValue() {
        assertThat(Secret.of("a"))
                .isEqualTo(Secret.of("a"))
                .isNotEqualTo(Secret.of("b"))
                .isNotEqualTo("a");
    }

    @Test
    @SuppressWarnings("NullAway")
    void refusesNull() {
        assertThatThrownBy(() -> Secret.of(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void makesTokensThatDifferAndFitIntoAQuery() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(CronTokens.generate().reveal());
        }
        assertThat(made).hasSize(1_000).allMatch(t -> t.matches("[A-Za-z0-9_-]{43}"));
    }
}
