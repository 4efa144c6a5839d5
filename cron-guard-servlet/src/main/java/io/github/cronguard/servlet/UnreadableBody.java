package io.github.cronguard.servlet;

import io.github.cronguard.CronRequest;
import io.github.cronguard.CronResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer to a body that broke off: the guard is not asked, because it would take what came for all of it. */
final class UnreadableBody {
    private static final Logger log = LoggerFactory.getLogger(UnreadableBody.class);
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private final Supplier<String> requestIds;

    UnreadableBody(Supplier<String> requestIds) {
        this.requestIds = requestIds;
    }

    CronResponse answer(CronRequest head) {
        log.debug("The body of a trigger could not be read");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Request-Id", requestId(head));
        return new CronResponse(400, headers, "{\"ok\":false,\"message\":\"Bad request.\"}");
    }

    private String requestId(CronRequest head) {
        return head.header("X-Request-Id")
                .filter(id -> REQUEST_ID.matcher(id).matches())
                .orElseGet(requestIds);
    }
}
