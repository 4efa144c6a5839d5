package io.github.cronguard.internal.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Parses the texts that hold. A text that breaks its rule is reported once and replaced by the default, so that the
 * rest
 * can be checked too; the result is thrown away then.
 */
final class Values {
    private final Map<Setting, Given> given;
    private final Findings findings;
    private final Set<Setting> wrong = EnumSet.noneOf(Setting.class);
    private Preset preset = Preset.CRONTAB;

    Values(Map<Setting, Given> given, Findings findings) {
        this.given = given;
        this.findings = findings;
    }

    Findings findings() {
        return findings;
    }

    /** Puts a preset in front of the defaults. */
    void use(Preset preset) {
        this.preset = preset;
    }

    Preset preset() {
        return preset;
    }

    /** The text that holds when none is given: the preset's, else the default. */
    String fallback(Setting setting) {
        return preset.value(setting).or(setting::fallback).orElseThrow();
    }

    boolean has(Setting setting) {
        return given.containsKey(setting);
    }

    /** The name as the host wrote it; for what was not given, the environment's. */
    String nameOf(Setting setting) {
        Given text = given.get(setting);
        return text == null ? setting.environment() : Words.name(text.name());
    }

    /** Reports a broken rule with the given value, unless that is a secret. */
    void wrong(Setting setting, String rule) {
        wrong.add(setting);
        Given text = given.get(setting);
        String shown = text == null || setting.secret() || text.text().isEmpty()
                ? ""
                : ", but is " + Words.quoted(text.text());
        findings.problem(nameOf(setting), rule + shown);
    }

    /** Whether all of them could be read, so that they may be compared with each other. */
    boolean good(Setting... settings) {
        return Collections.disjoint(wrong, List.of(settings));
    }

    /** The given text, or nothing if there is none or it was reported already. */
    Optional<String> text(Setting setting) {
        Given text = given.get(setting);
        return text == null || wrong.contains(setting) ? Optional.empty() : Optional.of(text.text());
    }

    /** Parses the given text, or else the preset's or the default. The parser's exception says the rule. */
    <T> T read(Setting setting, Function<String, T> parser) {
        Optional<String> text = text(setting);
        if (text.isPresent()) {
            try {
                return parser.apply(text.get());
            } catch (IllegalArgumentException e) {
                wrong(setting, String.valueOf(e.getMessage()));
            }
        }
        return parser.apply(fallback(setting));
    }

    Duration duration(Setting setting, Duration min, Duration max) {
        return read(setting, text -> range(text, min, max));
    }

    Optional<Duration> optionalDuration(Setting setting, Duration min, Duration max) {
        return tryRead(setting, text -> range(text, min, max));
    }

    /** Parses the given text, if there is one. */
    <T> Optional<T> tryRead(Setting setting, Function<String, T> parser) {
        try {
            return text(setting).map(parser);
        } catch (IllegalArgumentException e) {
            wrong(setting, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Duration range(String text, Duration min, Duration max) {
        Optional<Duration> read = Durations.parse(text);
        if (read.isEmpty() || read.get().compareTo(min) < 0 || read.get().compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "it must be " + Durations.RULE + " from " + Durations.format(min) + " to " + Durations.format(max));
        }
        return read.get();
    }

    int integer(Setting setting, int min, int max) {
        return read(setting, text -> {
            boolean plain = text.matches("0|[1-9][0-9]{0,8}");
            if (!plain || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
                throw new IllegalArgumentException("it must be a number from " + min + " to " + max);
            }
            return Integer.parseInt(text);
        });
    }

    boolean flag(Setting setting) {
        return choice(setting, Map.of("true", true, "false", false));
    }

    <T> T choice(Setting setting, Map<String, T> choices) {
        return read(setting, text -> {
            T choice = choices.get(text.toLowerCase(Locale.ROOT));
            if (choice == null) {
                throw new IllegalArgumentException("it must be one of "
                        + String.join(", ", choices.keySet().stream().sorted().toList()));
            }
            return choice;
        });
    }

    /** A list with commas; spaces around them do not count. Empty when it is not given. */
    <T> List<T> list(Setting setting, int max, Function<String, T> parser) {
        return tryRead(setting, text -> parts(text, max, parser)).orElse(List.of());
    }

    static <T> List<T> parts(String text, int max, Function<String, T> parser) {
        String[] parts = text.split(",", -1);
        if (parts.length > max) {
            throw new IllegalArgumentException("it must have at most " + max + " entries");
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            try {
                list.add(parser.apply(parts[i].strip()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("entry " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(list);
    }
}
