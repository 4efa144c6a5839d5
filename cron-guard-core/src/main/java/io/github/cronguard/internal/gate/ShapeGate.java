package io.github.cronguard.internal.gate;

import io.github.cronguard.CronRequest;
import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.internal.answer.Refusal.Kind;
import io.github.cronguard.internal.signature.SignedRequestVerifier;
import io.github.cronguard.internal.token.BearerTokenVerifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The exact path, an allowed method, a bounded body, one credential, a well-formed delivery id, no prefetch. */
public final class ShapeGate implements Gate {
    private static final String[] PREFETCH_HEADERS = {"sec-purpose", "purpose", "x-purpose", "x-moz"};

    private final Predicate<String> path;
    private final List<String> methods;
    private final boolean queryToken;
    private final boolean signed;
    private final DeliveryIds deliveryIds;

    /**
     * A gate for some paths.
     *
     * @param path whether a raw path is meant
     * @param methods the allowed ones, as they stand in {@code Allow}
     * @param queryToken whether a token may stand in the query
     * @param signed whether requests may be signed
     * @param deliveryIds where delivery ids stand
     */
    public ShapeGate(
            Predicate<String> path, List<String> methods, boolean queryToken, boolean signed, DeliveryIds deliveryIds) {
        this.path = path;
        this.methods = methods;
        this.queryToken = queryToken;
        this.signed = signed;
        this.deliveryIds = deliveryIds;
    }

    @Override
    public Optional<Refusal> check(Visit visit) {
        CronRequest request = visit.request();
        if (!path.test(request.path())) {
            return Optional.of(Refusal.of(Kind.NOT_FOUND, "path"));
        }
        if (!methods.contains(request.method())) {
            return Optional.of(Refusal.method(String.join(", ", methods)));
        }
        if (request.bodyLength() > CronRequest.MAX_BODY) {
            return Optional.of(Refusal.of(Kind.TOO_LARGE, "body"));
        }
        if (prefetches(request)) {
            return Optional.of(Refusal.of(Kind.FORBIDDEN, "prefetch"));
        }
        if (credentials(request) > 1 || BearerTokenVerifier.malformed(request)) {
            return Optional.of(Refusal.of(Kind.BAD_REQUEST, "credential"));
        }
        DeliveryIds.Found found = deliveryIds.of(request);
        if (found.malformed()) {
            return Optional.of(Refusal.of(Kind.BAD_REQUEST, "delivery-id"));
        }
        visit.foundDeliveryId(found.id());
        return Optional.empty();
    }

    /** How many are shown: which of two should count, nobody can say. */
    private int credentials(CronRequest request) {
        return BearerTokenVerifier.shown(request, queryToken)
                + (signed && SignedRequestVerifier.isSigned(request) ? 1 : 0);
    }

    private static boolean prefetches(CronRequest request) {
        for (String header : PREFETCH_HEADERS) {
            List<String> values = request.headers(header);
            if (!values.isEmpty() && values.stream().anyMatch(ShapeGate::isPrefetch)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPrefetch(String purpose) {
        String lower = purpose.toLowerCase(Locale.ROOT);
        return lower.contains("prefetch") || lower.contains("preview") || lower.contains("prerender");
    }
}
