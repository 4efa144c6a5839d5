package io.github.cronguard.admin.internal.page;

import io.github.cronguard.RunCounts;
import io.github.cronguard.spi.RunRecord;
import java.time.Duration;
import java.time.Instant;

/**
 * A run in a list.
 *
 * @param id its number
 * @param badge how it is or ended
 * @param started when it started
 * @param took how long it took, or how long it has been going
 * @param counts what it did, in words
 * @param caller who called
 * @param how by what
 * @param error the first line of its error; empty if it has none
 */
public record RunRow(
        String id, Badge badge, When started, String took, String counts, String caller, String how, String error) {

    static RunRow of(Instant now, RunRecord run) {
        return new RunRow(
                run.id().toString(),
                Badge.of(run.status()),
                When.of(now, run.startedAt()),
                took(now, run),
                counts(run.counts()),
                Shown.brief(run.caller()),
                how(run.method()),
                Shown.firstLine(run.error()));
    }

    static String took(Instant now, RunRecord run) {
        if (run.durationMs() != null) {
            return Times.millis(run.durationMs());
        }
        Duration since = Duration.between(run.startedAt(), now);
        return run.status().isFinal() ? "" : Times.span(since.isNegative() ? Duration.ZERO : since) + " so far";
    }

    /** Without the ones that are zero. */
    static String counts(RunCounts counts) {
        StringBuilder words = new StringBuilder();
        add(words, counts.processed(), "processed");
        add(words, counts.queued(), "queued");
        add(words, counts.skipped(), "skipped");
        add(words, counts.failed(), "failed");
        return words.isEmpty() ? "nothing" : words.toString();
    }

    private static void add(StringBuilder words, long count, String what) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : ", ")
                    .append(Numbers.of(count))
                    .append(' ')
                    .append(what);
        }
    }

    static String how(String method) {
        return switch (method) {
            case "GET", "POST" -> "call by " + method;
            case "MANUAL" -> "by hand";
            case "TIMER" -> "timer";
            default -> Shown.brief(method);
        };
    }
}
