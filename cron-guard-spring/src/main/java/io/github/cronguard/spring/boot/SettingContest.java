package io.github.cronguard.spring.boot;

import io.github.cronguard.SettingProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where several sources state a setting, the first of them holds. */
final class SettingContest {
    private final Map<String, List<WrittenSetting>> entries = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private final List<String> overrides = new ArrayList<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    void enter(WrittenSetting entry) {
        written.addAll(entry.written());
        entries.computeIfAbsent(entry.setting().contest(), contest -> new ArrayList<>())
                .add(entry);
    }

    /** Whether a name in a source is one of a setting, in any spelling. */
    boolean knows(String name) {
        return written.contains(name);
    }

    /** The settings that hold, each once. */
    List<WrittenSetting> winners() {
        List<WrittenSetting> winners = new ArrayList<>();
        entries.values().forEach(entrants -> winners.addAll(winners(entrants)));
        return winners;
    }

    /** Which setting does not hold because of which other, for the log. */
    List<String> overrides() {
        return overrides;
    }

    /** Settings with two values in one source. */
    List<SettingProblem> problems() {
        return problems;
    }

    private List<WrittenSetting> winners(List<WrittenSetting> entrants) {
        WrittenSetting strongest = entrants.stream()
                .min(Comparator.comparingInt(WrittenSetting::source))
                .orElseThrow();
        // Two ways to state the token in one source are for core to refuse; it sees both under the same kind of name
        // only.
        boolean asVariable =
                entrants.stream().anyMatch(entry -> entry.source() == strongest.source() && entry.asVariable());
        Map<SettingName, WrittenSetting> winners = new LinkedHashMap<>();
        for (WrittenSetting entry : entrants) {
            if (entry.source() != strongest.source()) {
                overrides.add(entry + " is overridden by " + strongest);
            } else {
                Optional.ofNullable(winners.putIfAbsent(entry.setting(), entry.asVariable(asVariable)))
                        .ifPresent(first -> compare(first, entry));
            }
        }
        return List.copyOf(winners.values());
    }

    private void compare(WrittenSetting first, WrittenSetting second) {
        if (!first.text().equals(second.text())) {
            String other = String.join(", ", second.written());
            problems.add(new SettingProblem(
                    first.name(), "it has another value under its second name " + other + "; unset that one"));
        }
    }
}
