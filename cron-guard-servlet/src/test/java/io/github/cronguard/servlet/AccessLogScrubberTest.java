package io.github.cronguard.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogScrubberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET /cron/run?token=S3CRET HTTP/1.1|GET /cron/run?token=*** HTTP/1.1",
                "GET /cron/run?a=b&token=S3CRET&c=d HTTP/1.1|GET /cron/run?a=b&token=***&c=d HTTP/1.1",
                "?TOKEN=S3CRET&Token=S3CRET|?TOKEN=***&Token=***",
                "token=S3CRET|token=***",
                "?%74oken=S3CRET&to%6Ben=S3CRET|?%74oken=***&to%6Ben=***",
                "?token%3DS3CRET HTTP|?token%3D*** HTTP",
                "?token%3dS3CRET%26token%3dS3CRET x|?token%3d*** x",
                "?u=http%253A%252F%252Fh%252Frun%253Ftoken%253DS3CRET x|?u=http%253A%252F%252Fh%252Frun%253Ftoken%253D*** x",
                "?token[]=S3CRET x|?token[]=*** x",
                "?token%5B12%5D=S3CRET x|?token%5B12%5D=*** x",
                "/cron/run;token=S3CRET x|/cron/run;token=*** x",
                "?access_token=S3CRET x|?access_token=*** x",
                "\"http://h/run?token=S3CRET\" \"curl\"|\"http://h/run?token=***\" \"curl\"",
                "\"?token=S3\\\"S3CRET\" \"curl\"|\"?token=***\" \"curl\"",
                "?token=S3CRET;S3CRET,S3CRET'S3CRET x|?token=*** x",
                "?token==S3CRET x|?token=*** x",
                "Cookie: a=b; token=S3CRET|Cookie: a=b; token=***",
                "?token=S3CRET%|?token=***",
                "?token=%53%33S3CRET x|?token=*** x",
                "?token=S3CRET\\|?token=***",
            })
    void masksTheToken(String line, String clean) {
        assertThat(AccessLogScrubber.scrub(line)).isEqualTo(clean).doesNotContain("S3CRET");
        assertThat(AccessLogScrubber.scrub(clean)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /cron/run HTTP/1.1",
                "GET /tokens/run?a=b HTTP/1.1",
                "token",
                "token=",
                "?token=&a=b",
                "%",
                "%7",
                "%zztoken",
                "to%6",
                "a token of mine",
                "?token%3"
            })
    void leavesEveryOtherLineAsItIs(String line) {
        assertThat(AccessLogScrubber.scrub(line)).isSameAs(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "token[", "%25", "%2525", "to%6b", "token=a&", "token%5B9", "t", "\\"})
    void takesLinearTime(String part) {
        String line = part.repeat(2_000_000 / part.length());

        assertThatCode(() -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> AccessLogScrubber.scrub(line)))
                .doesNotThrowAnyException();
    }

    @Test
    void masksALongToken() {
        assertThat(AccessLogScrubber.scrub("?token=" + "A".repeat(1_000_000) + " HTTP/1.1"))
                .isEqualTo("?token=*** HTTP/1.1");
    }
}
