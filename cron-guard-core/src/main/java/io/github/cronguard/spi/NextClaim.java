package io.github.cronguard.spi;

/**
 * What {@link StepSource#markAndClaim} did.
 *
 * @param marked how many steps the marks changed
 * @param claim what was claimed
 */
public record NextClaim(int marked, Claim claim) {}
