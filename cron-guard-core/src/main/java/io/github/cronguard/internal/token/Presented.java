package io.github.cronguard.internal.token;

import io.github.cronguard.CronRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The credentials that stand in a request, not yet checked. */
public final class Presented {
    private static final String SCHEME = "bearer";
    private static final String QUERY = "token=";

    private Presented() {}

    /**
     * What stands behind the Bearer scheme.
     *
     * @param request any
     * @return not yet checked; empty if there is not exactly one Authorization line, or its scheme is another one
     */
    public static Optional<String> bearer(CronRequest request) {
        List<String> headers = headers(request);
        return headers.size() == 1 && isBearer(headers.get(0))
                ? Optional.of(headers.get(0).substring(start(headers.get(0))))
                : Optional.empty();
    }

    /** All Authorization lines, as they came. */
    static List<String> headers(CronRequest request) {
        return request.headers("authorization");
    }

    /** The values of all query parameters with exactly the name {@code token}, not decoded. */
    static List<String> inQuery(CronRequest request) {
        Optional<String> query = request.query();
        return query.isEmpty()
                ? List.of()
                : Arrays.stream(query.get().split("&", -1))
                        .filter(part -> part.startsWith(QUERY))
                        .map(part -> part.substring(QUERY.length()))
                        .toList();
    }

    /** Whether the scheme is Bearer, in any case, and one space or the end comes behind it. */
    static boolean isBearer(String header) {
        int end = SCHEME.length();
        return header.regionMatches(true, 0, SCHEME, 0, end) && (header.length() == end || header.charAt(end) == ' ');
    }

    static boolean isMalformedBearer(String header) {
        return isBearer(header) && !isVisibleAscii(header, start(header));
    }

    /** Where the value begins: behind the scheme and one space. */
    static int start(String bearerHeader) {
        return Math.min(SCHEME.length() + 1, bearerHeader.length());
    }

    /** Whether there is an end of a text, of visible ASCII alone. */
    static boolean isVisibleAscii(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return from < text.length();
    }
}
