package io.github.cronguard.internal.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final IssuerKeys keys = new IssuerKeys(clock);

    @Test
    void aWishHoldsUntilTheNextFetch() {
        assertThat(keys.wanted()).isFalse();
        keys.want();
        assertThat(keys.wanted()).isTrue();
        keys.fetching();
        assertThat(keys.wanted()).isFalse();
    }

    @Test
    void areTrustedForADayWhateverTheTimeOfDayBecomes() throws Exception {
        assertThat(keys.current()).isEmpty();
        keys.replace(KeySet.parse("{\"keys\":[]}".getBytes(US_ASCII)));
        clock.setTimeOfDay(clock.instant().plus(Duration.ofDays(400)));
        clock.advance(Duration.ofHours(24));
        assertThat(keys.current()).isPresent();
        clock.advance(Duration.ofNanos(1));
        assertThat(keys.current()).isEmpty();
    }
}
