package io.github.cronguard.internal.gate;

import io.github.cronguard.CronRequest;
import io.github.cronguard.internal.run.Ids;
import java.util.List;
import java.util.regex.Pattern;

/** The correlation id of a request: the caller's own if it is well-formed, else a new one. */
public final class RequestIds {
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

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
        return given.size() == 1 && WELL_FORMED.matcher(given.get(0)).matches() ? given.get(0) : ids.nextPublic();
    }
}
