package io.github.cronguard.spring.boot;

import io.github.cronguard.InvalidSettingsException;
import io.github.cronguard.SettingProblem;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Says in place of a stack trace what is wrong with the settings, where it stands, and what to do. */
final class InvalidSettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingsException> {
    private final @Nullable Environment environment;

    /** Made by Boot. */
    InvalidSettingsFailureAnalyzer(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingsException cause) {
        Map<SettingProblem, Origin> origins = environment instanceof ConfigurableEnvironment known
                ? BootSettings.of(known).origins()
                : Map.of();
        String problems = cause.problems().stream()
                .map(problem -> "    - " + problem + place(origins.get(problem)))
                .collect(Collectors.joining("\n"));
        int count = cause.problems().size();
        return new FailureAnalysis(
                "cron-guard cannot start: " + count + (count == 1 ? " problem" : " problems")
                        + " in its configuration:\n\n" + problems,
                action(cause),
                cause);
    }

    private static String place(@Nullable Origin origin) {
        return origin == null ? "" : "\n      (" + origin + ")";
    }

    private static String action(InvalidSettingsException cause) {
        boolean noToken = cause.problems().stream()
                .map(SettingProblem::toString)
                .anyMatch(problem -> problem.startsWith("CRON_TOKEN: it is required"));
        return (noToken
                        ? "Make a token with \"openssl rand -hex 32\" and give it to the application as the environment"
                                + " variable CRON_TOKEN, and to the cron that calls. Keep it out of files under version"
                                + " control.\n\n"
                        : "")
                + "Correct what is listed; nothing was started. All settings and their rules are in docs/settings.md of"
                + " cron-guard.";
    }
}
