package io.github.cronguard.admin.internal.web;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.Operator;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What only a form of these pages carries: an operator's name and an end, sealed by the guard, so that every node takes it
 * and none has to remember it. It stays the same for an hour, so that a page that did not change is the same page.
 */
final class FormToken {
    static final Duration LASTS = Duration.ofHours(12);
    private static final String PURPOSE = "admin-form";
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    private final GuardConsole console;

    FormToken(GuardConsole console) {
        this.console = console;
    }

    /** Good for 11 to 12 hours. */
    String of(Operator operator) {
        long end = console.now().plus(LASTS).truncatedTo(ChronoUnit.HOURS).getEpochSecond();
        return end + "." + console.seal(PURPOSE, text(operator, end));
    }

    boolean isGood(Operator operator, String presented) {
        Matcher form = FORM.matcher(presented);
        if (!form.matches()) {
            return false;
        }
        long end = Long.parseLong(form.group(1));
        return console.isSealed(PURPOSE, text(operator, end), form.group(2))
                && console.now().getEpochSecond() < end;
    }

    /** No name holds a line end. */
    private static String text(Operator operator, long end) {
        return operator.name() + "\n" + end;
    }
}
