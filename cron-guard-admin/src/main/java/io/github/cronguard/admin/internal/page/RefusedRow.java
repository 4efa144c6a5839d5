package io.github.cronguard.admin.internal.page;

import io.github.cronguard.spi.RefusalTotal;
import java.time.Instant;

/**
 * Calls that were refused for one reason.
 *
 * @param reason in a word or two
 * @param count how many
 * @param first the first minute of them
 * @param last the last minute of them
 * @param address a client of the last minute; empty if it is not known
 * @param requestId a correlation id of the last minute; empty if it is not known
 */
public record RefusedRow(String reason, String count, When first, When last, String address, String requestId) {
    static RefusedRow of(Instant now, RefusalTotal total) {
        return new RefusedRow(
                Shown.brief(total.reason()),
                Numbers.of(total.count()),
                When.of(now, total.firstMinute()),
                When.of(now, total.lastMinute()),
                Shown.brief(total.lastIp()),
                Shown.brief(total.lastRequestId()));
    }
}
