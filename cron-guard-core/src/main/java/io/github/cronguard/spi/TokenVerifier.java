package io.github.cronguard.spi;

import io.github.cronguard.CronRequest;

/** Says who calls. Verifiers are asked in order until one of them does not answer {@link Verification.Absent}. */
@FunctionalInterface
public interface TokenVerifier {

    /**
     * Looks for a credential of this verifier's kind and checks it, in time that does not depend on how much of it is
     * right. It must not block: keys are fetched outside the request path.
     *
     * @param request the request; its headers and query hold secrets and go into no log
     * @return who calls, or that there is no such credential, or that it is wrong
     */
    Verification verify(CronRequest request);
}
