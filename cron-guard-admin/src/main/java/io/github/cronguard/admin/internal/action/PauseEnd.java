package io.github.cronguard.admin.internal.action;

import io.github.cronguard.admin.internal.action.Question.Choice;
import io.github.cronguard.admin.internal.action.Question.Input;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.BadInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a pause ends: at a time, behind some hours, or when an operator resumes. */
final class PauseEnd {
    private static final Duration MOST = Duration.ofDays(366);
    private static final Pattern HOURS = Pattern.compile("([0-9]{1,4})h");

    private PauseEnd() {}

    static @Nullable Instant of(AdminRequest request, Instant now) {
        Optional<Instant> until = request.fields().time("until");
        Optional<String> hours = request.fields().text("for", 5);
        if (until.isEmpty() && hours.isEmpty()) {
            return null;
        }
        Instant end = until.isPresent() ? until.get() : now.plus(hours(hours.orElse("")));
        if (!end.isAfter(now) || end.isAfter(now.plus(MOST))) {
            throw new BadInput(
                    "A pause must end within 366 days, and not in the past; leave both fields empty to resume it"
                            + " yourself.");
        }
        return end;
    }

    static List<Input> inputs(AdminRequest request, Input reason) {
        return List.of(
                new Input(
                        "for",
                        "For",
                        "",
                        "select",
                        false,
                        5,
                        request.fields().text("for", 5).orElse("1h"),
                        List.of(
                                new Choice("1h", "1 hour"),
                                new Choice("4h", "4 hours"),
                                new Choice("24h", "24 hours"),
                                new Choice("", "until I resume it"))),
                new Input(
                        "until",
                        "Or until, in UTC",
                        "Comes before the field above.",
                        "datetime-local",
                        false,
                        40,
                        request.fields().text("until", 40).orElse(""),
                        List.of()),
                reason);
    }

    private static Duration hours(String text) {
        Matcher hours = HOURS.matcher(text);
        if (!hours.matches()) {
            throw new BadInput("The field for must be a number of hours, such as 4h.");
        }
        return Duration.ofHours(Long.parseLong(hours.group(1)));
    }
}
