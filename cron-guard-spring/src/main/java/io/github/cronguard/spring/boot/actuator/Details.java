package io.github.cronguard.spring.boot.actuator;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named values in the order in which they are added, without those that are null; times become text. */
final class Details {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Details add(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value instanceof Instant time ? time.toString() : value);
        }
        return this;
    }

    Map<String, Object> toMap() {
        return Collections.unmodifiableMap(values);
    }
}
