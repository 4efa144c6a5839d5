package io.github.cronguard.demo.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountParameterTest {

    @Test
    void readsANumberFromOneToAHundredThousand() {
        assertThat(CountParameter.of("count=1")).hasValue(1);
        assertThat(CountParameter.of("a=b&count=100000&c")).hasValue(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "count",
                "count=",
                "count=0",
                "count=-1",
                "count=+5",
                "count=5.0",
                "count=1e3",
                "count=100001",
                "count=05",
                "count=0x5",
                "count=5%20",
                "count= 5",
                "count=٥",
                "count=５",
                "count=five",
                "c%6funt=5",
                "count=5&count=5",
                "count=5&count",
                "Count=5",
                "count=99999999999999999999",
                "count=%35",
                "count=5;x"
            })
    void refusesEverythingElse(String query) {
        assertThat(CountParameter.of(query)).isEmpty();
    }
}
