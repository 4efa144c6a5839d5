package io.github.cronguard.internal.gate;

import io.github.cronguard.CronRequest;
import io.github.cronguard.spi.Bounds;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the callers put their own id of a delivery. The first header that is there counts. */
public final class DeliveryIds {
    private static final String[] BUILT_IN = {"webhook-id", "idempotency-key", "upstash-message-id"};
    private static final String JOB = "x-cloudscheduler-jobname";
    private static final String SLOT = "x-cloudscheduler-scheduletime";
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1," + Bounds.DELIVERY_ID + "}");

    private static final Found NONE = new Found(null, false);

    private final String[] further;

    /**
     * The built-in places and more.
     *
     * @param further headers to look at after the built-in ones
     */
    public DeliveryIds(List<String> further) {
        this.further = further.toArray(new String[0]);
    }

    /**
     * What was found.
     *
     * @param id the id, or null when there is none
     * @param malformed whether there is something that is no id
     */
    record Found(@Nullable String id, boolean malformed) {}

    Found of(CronRequest request) {
        for (String name : BUILT_IN) {
            if (!request.headers(name).isEmpty()) {
                return single(request.headers(name));
            }
        }
        if (!request.headers(JOB).isEmpty() && !request.headers(SLOT).isEmpty()) {
            // without the schedule time there is no id: the job's name alone would be the same for ever
            return single(
                    Stream.of(JOB, SLOT)
                            .flatMap(name -> request.headers(name).stream())
                            .toList(),
                    2);
        }
        for (String name : further) {
            if (!request.headers(name).isEmpty()) {
                return single(request.headers(name));
            }
        }
        return NONE;
    }

    private static Found single(List<String> lines) {
        return single(lines, 1);
    }

    private static Found single(List<String> parts, int expected) {
        String id = String.join("|", parts);
        boolean good = parts.size() == expected
                && parts.stream().noneMatch(String::isEmpty)
                && VISIBLE.matcher(id).matches();
        return good ? new Found(id, false) : new Found(null, true);
    }
}
