package io.github.cronguard.admin.internal.page;

import java.util.Locale;

/** Numbers in words. */
final class Numbers {
    private Numbers() {}

    /** With its thousands apart: {@code 1,316}. */
    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Of a count that stops: {@code 1,000+} where it did. */
    static String upTo(long number, long most) {
        return number >= most ? of(most) + "+" : of(number);
    }

    /** With its noun: {@code 1 run}, {@code 1,316 runs}. */
    static String of(long number, String noun) {
        return of(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
