package io.github.cronguard.internal.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.RunId;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunNumberTest {
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private final RunNumber numbers = new RunNumber("secret");

    private String in(String url, int run) {
        return numbers.in(URI.create(url), new RunId(run)).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "https://hc-ping.com/abc,            https://hc-ping.com/abc\\?rid=",
        "https://hc-ping.com/abc/start,      https://hc-ping.com/abc/start\\?rid=",
        "https://hc-ping.com/abc?create=1,   https://hc-ping.com/abc\\?create=1&rid=",
        "https://cronitor.link/p/k/j?state=run, https://cronitor.link/p/k/j\\?state=run&series=",
        "https://example.test/?a=b&state=ok, https://example.test/\\?a=b&state=ok&series=",
        "https://example.test/?estate=ok,    https://example.test/\\?estate=ok&rid="
    })
    void putsTheNumberWhereTheServiceLooksForIt(String url, String pattern) {
        assertThat(in(url, 7)).matches(pattern + UUID);
    }

    @Test
    void leavesANumberOfTheOperatorsOwn() {
        assertThat(in("https://hc-ping.com/abc?rid=1", 7)).isEqualTo("https://hc-ping.com/abc?rid=1");
        assertThat(in("https://cronitor.link/p/k/j?series=1&state=run", 7)).endsWith("?series=1&state=run");
    }

    @Test
    void startAndEndOfARunHaveTheSameNumberAndOthersHaveOthers() {
        String first = in("https://hc-ping.com/", 7);
        assertThat(in("https://hc-ping.com/", 7)).isEqualTo(first);
        assertThat(in("https://hc-ping.com/", 8)).isNotEqualTo(first);
        assertThat(new RunNumber("another").in(URI.create("https://hc-ping.com/"), new RunId(7)))
                .isNotEqualTo(URI.create(first));
    }
}
