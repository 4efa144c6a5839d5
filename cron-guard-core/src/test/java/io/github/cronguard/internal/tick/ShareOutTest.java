package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareOutTest {

    private static List<Step> steps(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Step("s/" + i + "/1", i, "s", 1, "intro", "c" + i, Map.of(), 0, Instant.EPOCH))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, '0 0'",
        "1, 1, '1 0'",
        "5, 1, '5 0'",
        "5, 2, '3 2 0'",
        "6, 3, '2 2 2 0'",
        "7, 3, '3 3 1 0'",
        "2, 4, '1 1 0'",
        "9, 4, '3 3 3 0'"
    })
    void dealsEqualSharesUntilNothingIsLeft(int count, int shares, String expected) {
        List<Step> all = steps(count);
        ShareOut out = new ShareOut(all, shares);
        int dealt = 0;
        for (String size : expected.split(" ", -1)) {
            assertThat(out.rest()).isEqualTo(all.subList(dealt, count));
            List<Step> share = out.next();
            assertThat(share).hasSize(Integer.parseInt(size)).isEqualTo(all.subList(dealt, dealt + share.size()));
            dealt += share.size();
        }
        assertThat(Stream.of(out.rest(), out.next())).allMatch(List::isEmpty);
    }
}
