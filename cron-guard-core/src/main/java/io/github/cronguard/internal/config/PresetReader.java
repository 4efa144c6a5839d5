package io.github.cronguard.internal.config;

import io.github.cronguard.CronPaths;
import io.github.cronguard.internal.config.GuardConfig.Reply;
import io.github.cronguard.internal.config.GuardConfig.Reply.Mode;
import io.github.cronguard.internal.config.GuardConfig.RequireHttps;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the preset, and says what its caller needs that no preset can know. Everything else is read through {@link Values}. */
final class PresetReader {
    /** When a caller gives up, where that cannot be set or seldom is. */
    private static final Map<Preset, Duration> PATIENCE = Map.of(
            Preset.CRON_JOB_ORG, Duration.ofSeconds(30),
            Preset.EVENTBRIDGE, Duration.ofSeconds(5),
            Preset.SUPABASE, Duration.ofSeconds(5));

    private final Values values;
    private final GuardConfig config;

    private PresetReader(Values values, GuardConfig config) {
        this.values = values;
        this.config = config;
    }

    /** From here on what is not given has the preset's value. */
    static void apply(Values values) {
        values.use(values.read(Setting.PRESET, Preset::named));
    }

    /** Names the values that came from the preset, and those of it that something explicit wins over. */
    static void note(Values values, Map<Setting, Given> given) {
        for (Setting setting : values.preset().settings()) {
            String value = setting.property() + ": " + Words.quoted(values.fallback(setting)) + " from preset "
                    + values.preset().label();
            Given winner = given.get(setting);
            values.findings().note(winner == null ? value : value + " is overridden by " + winner);
        }
    }

    /** Judges the values that hold, wherever they came from. */
    static void warn(Values values, GuardConfig config) {
        PresetReader reader = new PresetReader(values, config);
        switch (values.preset()) {
            case CRON_JOB_ORG, EASYCRON -> reader.warnOfSwitchedOffJobs();
            case SLOW -> reader.warnOfAnUnknownPeriod();
            case IN_CLUSTER -> reader.warnOfPlainHttp();
            default -> {}
        }
        reader.warnOfLateAnswers();
    }

    private void warnOfSwitchedOffJobs() {
        Reply reply = config.reply();
        boolean unseen = reply.failed() == 200 || reply.unavailable() == 200;
        if (unseen && config.heartbeats().good() == null) {
            warn(
                    "failures are answered with 200, so that they do not switch the job off; as this caller cannot see them,"
                            + " set " + Setting.HEARTBEAT_URL.environment() + ", or let something else watch "
                            + CronPaths.beside(config.path()).status()
                            + ": that it answers 200, and its last_run_status");
        }
        boolean bad = Stream.of(reply.busy(), reply.partial(), reply.failed(), reply.unavailable())
                .anyMatch(status -> status != 200);
        if (bad) {
            warn(
                    "this caller switches the job off after some answers in a row that are not 2xx, but not every status is"
                            + " set to 200");
        }
    }

    private void warnOfAnUnknownPeriod() {
        if (!values.has(Setting.EXPECT_EVERY)) {
            warn("say with " + Setting.EXPECT_EVERY.environment()
                    + " how often this caller calls; as it is, cron is late "
                    + Durations.format(config.lateness().lateAfter()) + " after each run");
        }
    }

    private void warnOfPlainHttp() {
        if (config.network().plainHttpFrom().isEmpty() && config.network().requireHttps() != RequireHttps.FALSE) {
            warn("calls inside a cluster are mostly plain HTTP, which is refused unless "
                    + Setting.PLAIN_HTTP_FROM.environment() + " names the networks that they come from");
        }
    }

    private void warnOfLateAnswers() {
        Duration patience = PATIENCE.get(values.preset());
        if (patience == null) {
            return;
        }
        Mode mode = config.reply().mode();
        Duration time = config.reply().time();
        if (mode == Mode.SYNC || (mode == Mode.HYBRID && time.compareTo(patience) >= 0)) {
            warn("this caller gives up after " + Durations.format(patience) + ", but a long run is answered "
                    + (mode == Mode.SYNC ? "at its end" : "after " + Durations.format(time)));
        }
    }

    private void warn(String text) {
        values.findings().warn(values.nameOf(Setting.PRESET) + ": " + text);
    }
}
