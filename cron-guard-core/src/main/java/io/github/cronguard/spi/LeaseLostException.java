package io.github.cronguard.spi;

/** The lock's row does not carry this lease's owner and fence any more: its holder must stop. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the lease.
     *
     * @param lease that was lost
     */
    public LeaseLostException(Lease lease) {
        super("The lease of " + lease.name() + " with fence " + lease.fence() + " is lost: another run has the lock.");
    }
}
