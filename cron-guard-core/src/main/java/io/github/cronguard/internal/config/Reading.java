package io.github.cronguard.internal.config;

import io.github.cronguard.SettingProblem;
import java.util.List;
import java.util.Optional;

/**
 * What became of the settings.
 *
 * @param config the values a guard works with; present exactly when there is no problem
 * @param problems everything that is wrong, in the order of the settings
 * @param warnings what is allowed and probably not meant, to be logged at start
 * @param notes every value that was given with its origin, and every source that overrides another, to be logged at
 *     start;
 *     a secret is only said to be set
 */
public record Reading(
        Optional<GuardConfig> config, List<SettingProblem> problems, List<String> warnings, List<String> notes) {

    /**
     * Takes copies.
     *
     * @param config the values, or empty
     * @param problems what is wrong
     * @param warnings what is probably not meant
     * @param notes what was given
     */
    public Reading {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
