package io.github.cronguard.internal.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The callers that there are values for. They hold where none is given, in front of the default. Late and down are no columns:
 * for every caller both follow from the expected period.
 */
enum Preset {
    // name, reply time, busy, failed, unavailable, limit of callers

    /** Systemd, Windows and Cloudflare too. */
    CRONTAB("crontab", "20s", "200", "500", "503", "30/10m"),
    /** It switches a job off after 15 failures in a row, so that an outage would stop cron for good. */
    CRON_JOB_ORG("cron-job-org", "20s", "200", "200", "200", "30/10m"),
    /** It switches a job off after a number of failures that depends on the plan, as its time-out does. */
    EASYCRON("easycron", "4s", "200", "200", "200", "30/10m"),
    /** They check again, from several places, while runs fail. */
    UPTIME("uptime", "20s", "200", "500", "503", "60/10m"),
    CLOUD_SCHEDULER("cloud-scheduler", "20s", "200", "500", "503", "30/10m"),
    /** An API destination gives up after 5 s, whatever is set. */
    EVENTBRIDGE("eventbridge", "3s", "200", "500", "503", "30/10m"),
    /** pg_net gives up after 5 s. */
    SUPABASE("supabase", "3s", "200", "500", "503", "30/10m"),
    /** Four retries within a minute. */
    AZURE_LOGIC_APPS("azure-logic-apps", "20s", "200", "500", "503", "60/10m"),
    /** Three retries of each message, beside the next messages. */
    QSTASH("qstash", "20s", "200", "500", "503", "60/10m"),
    /** The next call is far away: a busy lock must look like a failure, so that this one is tried again. */
    SLOW("slow", "20s", "503", "500", "503", "30/10m"),
    IN_CLUSTER("in-cluster", "20s", "200", "500", "503", "30/10m");

    private final String label;
    private final String replyTime;
    private final String busy;
    private final String failed;
    private final String unavailable;
    private final String limit;

    Preset(String label, String replyTime, String busy, String failed, String unavailable, String limit) {
        this.label = label;
        this.replyTime = replyTime;
        this.busy = busy;
        this.failed = failed;
        this.unavailable = unavailable;
        this.limit = limit;
    }

    /** As it stands in the settings. */
    String label() {
        return label;
    }

    /** The text that holds instead of the default, if that is another one. */
    Optional<String> value(Setting setting) {
        Optional<String> value = switch (setting) {
            case REPLY_TIME -> Optional.of(replyTime);
            case BUSY_STATUS -> Optional.of(busy);
            case FAILED_STATUS -> Optional.of(failed);
            case UNAVAILABLE_STATUS -> Optional.of(unavailable);
            case RATE_LIMIT -> Optional.of(limit);
            default -> Optional.empty();
        };
        return value.filter(text -> !setting.fallback().equals(Optional.of(text)));
    }

    /** The settings whose default it changes, in their order. */
    List<Setting> settings() {
        return Arrays.stream(Setting.values())
                .filter(setting -> value(setting).isPresent())
                .toList();
    }

    /** The preset of a name, in any case. */
    static Preset named(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(preset -> preset.label.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(rule(name)));
    }

    private static String rule(String name) {
        List<String> labels = Arrays.stream(values()).map(Preset::label).toList();
        return "it must be one of " + String.join(", ", labels) + "; the nearest is "
                + labels.stream()
                        .min(Comparator.comparingInt(label -> Names.distance(name, label)))
                        .orElseThrow();
    }
}
