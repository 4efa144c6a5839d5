package io.github.cronguard.internal.gate;

import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.internal.answer.Refusal.Kind;
import io.github.cronguard.internal.limit.FailureLimiter;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.Verification;
import io.github.cronguard.spi.Verification.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somebody with the right scope calls. Only failures are counted, so that a wrong token never blocks the right one. */
public final class CredentialGate implements Gate {
    private static final Optional<Refusal> UNAUTHORIZED = Optional.of(Refusal.of(Kind.UNAUTHORIZED, "unauthorized"));

    private final TokenVerifier[] verifiers;
    private final Set<Scope> scopes;
    private final FailureLimiter failures;

    /**
     * A gate for some scopes.
     *
     * @param verifiers asked in order
     * @param scopes what is enough
     * @param failures counts failures for each address
     */
    public CredentialGate(List<TokenVerifier> verifiers, Set<Scope> scopes, FailureLimiter failures) {
        this.verifiers = verifiers.toArray(new TokenVerifier[0]);
        this.scopes = Set.copyOf(scopes);
        this.failures = failures;
    }

    @Override
    public Optional<Refusal> check(Visit visit) {
        for (TokenVerifier verifier : verifiers) {
            Verification found = verifier.verify(visit.request());
            if (found instanceof Verification.Accepted accepted && scopes.contains(accepted.scope())) {
                visit.found(accepted);
                return Optional.empty();
            }
            if (found instanceof Verification.Undecided && visit.request().bodyPending()) {
                return Optional.empty();
            }
            if (!(found instanceof Verification.Absent)) {
                break;
            }
        }
        String ip = visit.clientIp();
        RateLimitResult result = failures.record(ip == null ? "" : ip);
        return result.allowed()
                ? UNAUTHORIZED
                : Optional.of(Refusal.tooMany("too-many-failures", result, List.of(failures.limit())));
    }
}
