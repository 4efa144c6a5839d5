package io.github.cronguard.internal.gate;

import io.github.cronguard.CronRequest;
import io.github.cronguard.internal.run.Ids;
import java.util.List;

/** The correlation id of a request: the caller's own if it is well-formed, else a new one. */
public final class RequestIds {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;

    private final Ids ids;

    /**
     * Request ids.
     *
     * @param ids makes new ones
     */
    public RequestIds(Ids ids) {
        this.ids = ids;
    }

    /**
     * The request's id.
     *
     * @param request as it came
     * @return 8 to 64 characters
     */
    public String of(CronRequest request) {
        List<String> given = request.headers("x-request-id");
        return given.size() == 1 && isWellFormed(given.get(0)) ? given.get(0) : ids.nextPublic();
    }

    /** Letters, digits, dots, underscores and hyphens, of ASCII alone. */
    private static boolean isWellFormed(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return id.length() >= SHORTEST && id.length() <= LONGEST;
    }
}
