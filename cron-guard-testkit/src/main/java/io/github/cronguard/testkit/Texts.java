package io.github.cronguard.testkit;

import java.util.List;

/** Texts that a careless store confuses, or has no room for. */
final class Texts {

    /** Pairwise different, byte for byte; equal to another one under some collation, padding or normalisation. */
    static final List<String> LOOKALIKES = List.of(
            "anna",
            "Anna",
            "ANNA",
            "anna ",
            "anna  ",
            "\u00e4nna",
            "a\u0308nna",
            "anna\ud83d\ude00",
            "anna\ud83d\ude01",
            "anna\u00df",
            "annass");

    /** Refused wherever a text is bounded and must not be empty. */
    static final List<String> BROKEN = List.of("", "a\u0000b", "a\nb", "a\u202eb", "a\ud83d", "\u0007");

    private Texts() {}

    /** As long as a bound, in characters that need more than one byte. */
    static String full(int length) {
        return "\u00e4".repeat(length);
    }
}
