package io.github.cronguard.jdbc.crash;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunLock;
import java.time.Duration;
import java.util.Optional;

/** A lock, and the leases that it gives: their heartbeats and their end. */
record MortalLock(RunLock lock, Life life) implements RunLock {
    @Override
    public Optional<Lease> tryAcquire(LeaseRequest request) {
        life.pass(KillPoint.BEFORE_ACQUIRE);
        Optional<Lease> taken = lock.tryAcquire(request);
        life.pass(KillPoint.AFTER_ACQUIRE);
        return taken.map(lease -> new MortalLease(lease, life));
    }

    @Override
    public Optional<Duration> remaining(String name) {
        return lock.remaining(name);
    }

    private record MortalLease(Lease lease, Life life) implements Lease {
        @Override
        public String name() {
            return lease.name();
        }

        @Override
        public String owner() {
            return lease.owner();
        }

        @Override
        public long fence() {
            return lease.fence();
        }

        @Override
        public Duration remaining() {
            return lease.remaining();
        }

        /** Twice: before the extension, and when it is committed but not known. */
        @Override
        public boolean extend(Duration ttl) {
            life.pass(KillPoint.IN_HEARTBEAT);
            boolean extended = lease.extend(ttl);
            life.pass(KillPoint.IN_HEARTBEAT);
            return extended;
        }

        @Override
        public void close() {
            life.pass(KillPoint.BEFORE_RELEASE);
            lease.close();
            life.pass(KillPoint.AFTER_RELEASE);
        }
    }
}
