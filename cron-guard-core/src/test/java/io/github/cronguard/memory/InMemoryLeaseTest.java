package io.github.cronguard.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.StepSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InMemoryLeaseTest {
    private static final Duration TTL = Duration.ofSeconds(90);
    private static final Duration NANO = Duration.ofNanos(1);

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final RunLock lock = new InMemoryRunLock(clock);

    private Optional<Lease> acquire(String owner) {
        return lock.tryAcquire(new LeaseRequest("guard", owner, "node", TTL));
    }

    @Test
    void isHeldToTheLastNanosecondAndNotLonger() {
        clock.advance(Duration.ofHours(1));
        Lease lease = acquire("a").orElseThrow();
        assertThat(lease.remaining()).isEqualTo(TTL);
        assertThat(lock.remaining("guard")).contains(TTL);
        assertThat(lock.remaining("another")).isEmpty();
        clock.advance(TTL.minus(NANO));
        assertThat(lease.remaining()).isEqualTo(NANO);
        assertThat(lock.remaining("guard")).contains(NANO);
        assertThat(acquire("b")).isEmpty();
        clock.advance(NANO);
        assertThat(lease.remaining()).isZero();
        assertThat(lock.remaining("guard")).isEmpty();
        assertThat(acquire("b").orElseThrow().fence()).isGreaterThan(lease.fence());
    }

    @Test
    void isExtendedFromNowWhileItIsHeldAndNeverAgain() {
        Lease lease = acquire("a").orElseThrow();
        clock.advance(Duration.ofSeconds(80));
        assertThat(lease.extend(TTL)).isTrue();
        assertThat(lease.remaining()).isEqualTo(TTL);
        assertThat(lock.remaining("guard")).contains(TTL);
        clock.advance(TTL);
        assertThat(lease.extend(TTL)).isFalse();
        assertThat(lease.remaining()).isZero();
        Lease next = acquire("b").orElseThrow();
        assertThat(lease.extend(TTL)).as("it is another's").isFalse();
        assertThat(next.extend(TTL)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> next.extend(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> next.extend(NANO.negated()));
    }

    @Test
    void nothingIsDoneBeforeAGuardHasOpenedTheStorage() {
        InMemoryStorage closed = new InMemoryStorage(clock);
        Lease lease = acquire("a").orElseThrow();
        StepSource steps = closed.stepSource();
        ClaimRequest request = new ClaimRequest(List.of("mail"), 1, lease);
        List<ThrowingCallable> calls = List.of(
                () -> closed.runLock().tryAcquire(new LeaseRequest("guard", "a", "node", TTL)),
                () -> closed.runLock().remaining("guard"),
                () -> steps.claim(request),
                () -> steps.takeOver(lease),
                steps::backlog);
        assertThat(calls)
                .allSatisfy(call ->
                        assertThatIllegalStateException().isThrownBy(call).withMessageContaining("not open yet"));
    }
}
