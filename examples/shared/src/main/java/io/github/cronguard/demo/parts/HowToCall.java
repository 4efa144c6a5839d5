package io.github.cronguard.demo.parts;

import io.github.cronguard.CronPaths;
import java.util.Optional;

/** What a stranger types next. The shell reads the token where it is kept; it is never in the text. */
public final class HowToCall {
    private HowToCall() {}

    /**
     * The commands to copy.
     *
     * @param own the demo's own token; empty when it was given one, which the shell takes from {@code CRON_TOKEN}
     * @param url where the demo listens
     * @param paths of the guard
     * @return three lines
     */
    public static String of(Optional<DemoToken> own, String url, CronPaths paths) {
        String token = own.map(t -> "$(cat " + quoted(t.file().toAbsolutePath().toString()) + ")")
                .orElse("$CRON_TOKEN");
        // By standard input: an argument of curl would show the token to everyone who lists the processes.
        return "Trigger a run, once a minute or by hand:\n  printf 'Authorization: Bearer %s' \"" + token
                + "\" | curl -sS -X POST -H @- " + url + paths.run() + "\nEnroll contacts: the same with '"
                + EnrollmentExchange.PATH + "?count=200' in place of " + paths.run();
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }
}
