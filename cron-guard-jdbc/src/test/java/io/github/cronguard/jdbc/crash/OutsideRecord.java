package io.github.cronguard.jdbc.crash;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What came of the hand-overs in the world outside the database, as an SMTP server would know it. */
final class OutsideRecord {
    private final Map<String, Integer> sent = new ConcurrentHashMap<>();

    /** A mail went out. */
    int send(String stepKey) {
        return sent.merge(stepKey, 1, Integer::sum);
    }

    int times(String stepKey) {
        return sent.getOrDefault(stepKey, 0);
    }
}
