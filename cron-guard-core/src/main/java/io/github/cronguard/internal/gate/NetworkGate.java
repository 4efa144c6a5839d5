package io.github.cronguard.internal.gate;

import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.internal.answer.Refusal.Kind;
import io.github.cronguard.internal.net.Finding;
import io.github.cronguard.internal.net.NetworkPolicy;
import java.util.Optional;

/** The client's address is allowed, and the way is TLS where it has to be. */
public final class NetworkGate implements Gate {
    private final NetworkPolicy policy;

    /**
     * A gate for a policy.
     *
     * @param policy who may come, and how
     */
    public NetworkGate(NetworkPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Optional<Refusal> check(Visit visit) {
        Finding finding = policy.check(visit.request());
        if (finding instanceof Finding.Allowed allowed) {
            visit.foundClientIp(allowed.clientIp());
            return Optional.empty();
        }
        if (finding instanceof Finding.Forbidden forbidden) {
            visit.foundClientIp(forbidden.clientIp());
            return Optional.of(Refusal.of(Kind.FORBIDDEN, forbidden.reason()));
        }
        return Optional.of(Refusal.of(Kind.BAD_REQUEST, "forwarded"));
    }
}
