package io.github.cronguard.internal.token;

import io.github.cronguard.CronRequest;
import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig.Credentials;
import io.github.cronguard.internal.config.GuardConfig.NamedToken;
import io.github.cronguard.internal.config.GuardConfig.NamedToken.Place;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.Verification;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Verifies bearer tokens in the Authorization header (RFC 6750, section 2.1), and in the query where that is allowed.
 * Safe
 * for use by several threads.
 *
 * <p>The header decides if there is one. A query token counts only where some token may stand in the query; if there
 * is one
 * for the query alone, the header's tokens may not stand there.
 */
public final class BearerTokenVerifier implements TokenVerifier {
    private static final int MAX_LENGTH = 8 * 1024;

    private static final Verification ABSENT = new Verification.Absent();
    private static final Verification UNKNOWN = new Verification.Rejected("unknown token");

    private final LiveTokens tokens;
    private final Predicate<Place> inQuery;

    /**
     * A verifier.
     *
     * @param credentials the live tokens
     * @param clock its time of day says when a token ends, its ticker when the token's file is looked at again
     */
    public BearerTokenVerifier(Credentials credentials, GuardClock clock) {
        this.tokens = new LiveTokens(credentials, clock);
        Place run = tokens.any(place -> place == Place.QUERY) ? Place.QUERY : Place.HEADER;
        boolean allowed = credentials.allowQueryToken();
        this.inQuery = place -> place == Place.BOTH || (allowed && place == run);
    }

    @Override
    public Verification verify(CronRequest request) {
        List<String> headers = Presented.headers(request);
        if (headers.size() > 1) {
            return new Verification.Rejected("more than one Authorization header");
        }
        if (headers.size() == 1) {
            return verifyHeader(headers.get(0));
        }
        List<String> query = tokens.any(inQuery) ? Presented.inQuery(request) : List.of();
        if (query.size() > 1) {
            return new Verification.Rejected("more than one query token");
        }
        return query.isEmpty() ? ABSENT : verify(query.get(0), 0, "query", inQuery);
    }

    private Verification verifyHeader(String header) {
        if (!Presented.isBearer(header)) {
            return new Verification.Rejected("not the Bearer scheme");
        }
        return verify(header, Presented.start(header), "bearer", place -> place != Place.QUERY);
    }

    /** A percent sign is compared as it is, like any other character: nothing in the query is decoded. */
    private Verification verify(String text, int from, String scheme, Predicate<Place> place) {
        if (!Presented.isVisibleAscii(text, from) || text.length() - from > MAX_LENGTH) {
            return new Verification.Rejected("empty, too long, or not of visible ASCII characters");
        }
        Optional<NamedToken> match = tokens.match(text, from, place);
        if (match.isEmpty()) {
            return UNKNOWN;
        }
        return new Verification.Accepted(
                match.get().caller(), scheme, match.get().scope());
    }

    /**
     * The digests of the tokens that may start a run.
     *
     * @return as lower-case hex, in no particular order
     */
    public List<String> digests() {
        return tokens.digests();
    }

    /**
     * Whether there is a token whose place another one has taken, and that has an end which has not come.
     *
     * @return true if callers should change over by then
     */
    public boolean hasOld() {
        return tokens.hasOld();
    }

    /**
     * The last use of such a token in this process.
     *
     * @return the use, also of one that has ended; empty if there was none
     */
    public Optional<OldToken> oldToken() {
        return tokens.oldToken();
    }

    /**
     * How many credentials a request shows.
     *
     * @param request any
     * @param queryTokenAllowed whether a token in the query counts
     * @return the number of Authorization lines and of tokens in the query
     */
    public static int shown(CronRequest request, boolean queryTokenAllowed) {
        int inQuery = queryTokenAllowed ? Presented.inQuery(request).size() : 0;
        return Presented.headers(request).size() + inQuery;
    }

    /**
     * Whether a request shows a bearer credential that cannot be one.
     *
     * @param request any
     * @return true if the scheme of an Authorization header is Bearer and its value is empty or holds anything but
     *     visible
     *     ASCII, a second space too
     */
    public static boolean malformed(CronRequest request) {
        for (String header : Presented.headers(request)) {
            if (Presented.isMalformedBearer(header)) {
                return true;
            }
        }
        return false;
    }
}
