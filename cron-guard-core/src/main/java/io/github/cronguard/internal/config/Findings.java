package io.github.cronguard.internal.config;

import io.github.cronguard.SettingProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found while settings are read. Used by one thread. */
final class Findings {
    private final List<SettingProblem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void problem(String name, String message) {
        problems.add(new SettingProblem(name, message));
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    void note(String note) {
        notes.add(note);
    }

    List<SettingProblem> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    List<String> notes() {
        return notes;
    }
}
