package io.github.cronguard.demo.parts;

import io.github.cronguard.InvalidSettingsException;
import io.github.cronguard.SettingProblem;
import io.github.cronguard.token.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the demo itself is told by its environment; the library reads its own settings.
 *
 * @param host where to listen
 * @param port 0 for a free one
 * @param database which one
 * @param mail where mail goes; empty: to standard output
 * @param stepDelay between the steps of the sequence
 * @param adminPassword the password of {@code admin} in the Admin Control Center; empty: it is not there
 */
public record DemoSettings(
        String host,
        int port,
        DatabaseSettings database,
        Optional<MailSettings> mail,
        Duration stepDelay,
        Optional<Secret> adminPassword) {

    /**
     * Reads the environment. An empty variable counts as absent.
     *
     * @param environment of the process
     * @param library what the library has to say about its own settings
     * @return the settings
     * @throws InvalidSettingsException with all problems, the library's too
     */
    public static DemoSettings read(Map<String, String> environment, List<SettingProblem> library) {
        List<SettingProblem> problems = new ArrayList<>();
        Environment values = new Environment(environment, problems);
        DemoSettings settings = new DemoSettings(
                values.host("HOST", "127.0.0.1"),
                values.number("PORT", 0, 65_535).orElse(8_080),
                DatabaseSettings.read(values),
                MailSettings.read(values),
                values.delay("DEMO_STEP_DELAY", Duration.ofDays(3)),
                values.text("CRON_ADMIN_PASSWORD").map(Secret::of));
        problems.addAll(library);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return settings;
    }

    /**
     * Where the demo is to be found.
     *
     * @param taken the port that it got
     * @return its base
     */
    public String url(int taken) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + taken;
    }
}
