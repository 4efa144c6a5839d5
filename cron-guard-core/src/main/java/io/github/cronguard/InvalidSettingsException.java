package io.github.cronguard;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration is wrong; the message lists everything that is. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    /**
     * Lists the problems.
     *
     * @param problems at least one
     */
    public InvalidSettingsException(List<SettingProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * The problems.
     *
     * @return in the order in which they were found
     */
    public List<SettingProblem> problems() {
        return problems;
    }

    private static String message(List<SettingProblem> problems) {
        return problems.stream()
                .map(p -> "  - " + p)
                .collect(Collectors.joining(
                        "\n",
                        "cron-guard cannot start: " + problems.size()
                                + (problems.size() == 1 ? " problem" : " problems") + " in its configuration\n",
                        ""));
    }
}
