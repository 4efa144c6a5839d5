package io.github.cronguard.demo.test;

import java.util.Arrays;
import java.util.List;

/** The guard's threads in a JVM's list of threads, but for those that count refusals, watch and tell, and never end. */
final class GuardThreadDump {
    private static final List<String> STANDING =
            List.of("\"cron-guard-refusals", "\"cron-guard-watch", "\"cron-guard-telling");

    private GuardThreadDump() {}

    /** All of them. */
    static List<String> all(String dump) {
        return Arrays.stream(dump.split("\\R\\R", -1))
                .map(String::strip)
                .filter(thread ->
                        thread.startsWith("\"cron-guard-") && STANDING.stream().noneMatch(thread::startsWith))
                .toList();
    }

    /** Those that do something, e.g. wait for a database. */
    static List<String> busy(String dump) {
        return all(dump).stream()
                .filter(thread -> thread.contains("at io.github.cronguard."))
                .toList();
    }
}
