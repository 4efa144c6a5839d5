package io.github.cronguard.testkit;

import io.github.cronguard.CronRequest;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.Verification;

/** Shows that the contract can be kept, by a verifier of a few lines. */
final class HeaderVerifierTest extends TokenVerifierContract {

    private static CronRequest with(String value) {
        return CronRequest.post("/cron/run").header("X-Key", value);
    }

    @Override
    protected TokenVerifier verifier() {
        return request -> request.header("X-Key")
                .<Verification>map(key -> key.equals("open")
                        ? new Verification.Accepted("default", "key", Verification.Scope.RUN)
                        : new Verification.Rejected("wrong key"))
                .orElseGet(Verification.Absent::new);
    }

    @Override
    protected CronRequest good() {
        return with("open");
    }

    @Override
    protected CronRequest wrong() {
        return with("closed");
    }
}
