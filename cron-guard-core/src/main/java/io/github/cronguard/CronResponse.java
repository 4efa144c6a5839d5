package io.github.cronguard;

import io.github.cronguard.internal.answer.HeaderLines;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param status from 200 to 599
 * @param headers in the order in which they are to be written; {@code Content-Length} is the container's affair
 * @param body JSON in UTF-8, at most 1 KB, never empty
 */
public record CronResponse(int status, Map<String, String> headers, String body) {
    /**
     * Keeps the headers' order.
     *
     * @param status from 200 to 599
     * @param headers in the order in which they are to be written
     * @param body JSON in UTF-8, at most 1 KB, never empty
     */
    public CronResponse {
        headers = HeaderLines.copyOf(headers);
    }
}
