package io.github.cronguard.spi;

import java.util.List;

/**
 * What a run got.
 *
 * @param id random, of this claim alone
 * @param lease the run's
 * @param steps oldest due first; may be empty
 * @param more whether steps are due that this claim did not get: it was full, or others hold locks on them. False ends
 *     the
 *     tick
 */
public record Claim(String id, Lease lease, List<Step> steps, boolean more) {
    /**
     * Takes a copy of the steps.
     *
     * @param id random, of this claim alone
     * @param lease the run's
     * @param steps oldest due first; may be empty
     * @param more whether steps are due that this claim did not get: it was full, or others hold locks on them. False
     *     ends the tick
     */
    public Claim {
        steps = List.copyOf(steps);
    }
}
