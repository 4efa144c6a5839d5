package io.github.cronguard.internal.config;

import io.github.cronguard.internal.config.GuardConfig.Reply;
import io.github.cronguard.internal.config.GuardConfig.Reply.Mode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how triggers are answered. */
final class ReplyReader {

    private ReplyReader() {}

    static Reply read(Values values) {
        return new Reply(
                values.choice(Setting.REPLY, Map.of("sync", Mode.SYNC, "hybrid", Mode.HYBRID, "async", Mode.ASYNC)),
                values.duration(Setting.REPLY_TIME, Duration.ofMillis(1), Duration.ofHours(1)),
                status(values, Setting.BUSY_STATUS, 200, 409, 423, 503),
                status(values, Setting.RUNNING_STATUS, 202, 200),
                status(values, Setting.PARTIAL_STATUS, 200, 500),
                status(values, Setting.FAILED_STATUS, 500, 200),
                status(values, Setting.UNAVAILABLE_STATUS, 503, 200));
    }

    private static int status(Values values, Setting setting, Integer... allowed) {
        return values.choice(
                setting, Stream.of(allowed).collect(Collectors.toMap(String::valueOf, Function.identity())));
    }
}
