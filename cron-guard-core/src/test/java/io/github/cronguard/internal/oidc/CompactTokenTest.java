package io.github.cronguard.internal.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompactTokenTest {
    private static final String HEADER = TestToken.part("{\"alg\":\"RS256\"}");

    @Test
    void isTakenApartAsItCame() {
        String claims = TestToken.part("{\"sub\":\"anna\"}");
        CompactToken token = CompactToken.parse(HEADER + '.' + claims + ".c2ln").orElseThrow();
        assertThat(token.header()).containsEntry("alg", "RS256");
        assertThat(token.claims().orElseThrow().text("sub")).contains("anna");
        assertThat(token.signed()).asString(US_ASCII).isEqualTo(HEADER + '.' + claims);
        assertThat(token.signature()).isEqualTo("c2ln");
    }

    @Test
    void hasEightKilobytesAtMost() {
        String begin = HEADER + '.';
        String largest = begin + "A".repeat(8 * 1024 - begin.length() - 1) + '.';
        assertThat(CompactToken.parse(largest)).isPresent();
        assertThat(CompactToken.parse(largest + 'A')).isEmpty();
    }

    @Test
    void mayHaveClaimsThatCannotBeRead() {
        assertThat(CompactToken.parse(HEADER + ".A.A").orElseThrow().claims()).isEmpty();
        assertThat(CompactToken.parse("A." + HEADER + ".A")).isEmpty();
    }
}
