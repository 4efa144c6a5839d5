package io.github.cronguard.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InMemoryRunLockTest {

    private static final Duration TTL = Duration.ofSeconds(90);

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final InMemoryRunLock lock = new InMemoryRunLock(clock);

    private Optional<Lease> acquire(String owner) {
        return lock.tryAcquire(new LeaseRequest("lock", owner, "node", TTL));
    }

    @Test
    void standsAlone() {
        assertThat(lock.remaining("lock")).isEmpty();
        Lease lease = acquire("first").orElseThrow();
        assertThat(acquire("second")).isEmpty();
        assertThat(lock.remaining("lock")).contains(TTL);
        assertThat(lease.name()).isEqualTo("lock");
        assertThat(lease.owner()).isEqualTo("first");
        assertThat(lease).hasToString("InMemoryLease[lock, fence 1]");
        lease.close();
        assertThat(acquire("second").orElseThrow().fence()).isEqualTo(2);
    }

    @Test
    void aChangedTimeOfDayNeitherEndsNorProlongsALease() {
        Lease lease = acquire("first").orElseThrow();
        clock.setTimeOfDay(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(lease.remaining()).isEqualTo(TTL);
        assertThat(acquire("second")).isEmpty();
        clock.setTimeOfDay(Instant.EPOCH);
        clock.advance(TTL);
        assertThat(lease.remaining()).isEqualTo(Duration.ZERO);
        assertThat(acquire("second")).isPresent();
    }

    @Test
    void extendsALeaseThatHasNotEnded() {
        Lease lease = acquire("first").orElseThrow();
        clock.advance(Duration.ofSeconds(60));
        assertThat(lease.extend(TTL)).isTrue();
        assertThat(lease.remaining()).isEqualTo(TTL);
        assertThatIllegalArgumentException().isThrownBy(() -> lease.extend(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> lease.extend(Duration.ofSeconds(-1)));
        clock.advance(TTL);
        assertThat(lease.extend(TTL)).isFalse();
        assertThat(acquire("second")).isPresent();
        lease.close();
        assertThat(acquire("third")).isEmpty();
    }

    @Test
    void canBeForcedOpenUnderTheHoldersFenceAlone() {
        assertThat(lock.forceUnlock("lock", 1)).isFalse();
        Lease lease = acquire("first").orElseThrow();
        assertThat(lock.forceUnlock("lock", 2)).isFalse();
        assertThat(lock.forceUnlock("another", 1)).isFalse();
        assertThat(lock.forceUnlock("lock", 1)).isTrue();
        assertThat(lock.forceUnlock("lock", 2)).isFalse();
        assertThat(lease.extend(TTL)).isFalse();
        assertThat(acquire("second").orElseThrow().fence()).isEqualTo(3);
        clock.advance(TTL);
        assertThat(lock.forceUnlock("lock", 3)).isFalse();
    }
}
