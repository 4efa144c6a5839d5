package io.github.cronguard.demo.parts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameter {@code count} of a raw query; a posted form is never looked at. */
final class CountParameter {
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,5}");
    private static final int MOST = 100_000;

    private CountParameter() {}

    /** The number, or empty unless there is exactly one and it is from 1 to 100,000. */
    static Optional<Integer> of(String query) {
        List<String> counts = Arrays.stream(query.split("&", -1))
                .filter(part -> part.equals("count") || part.startsWith("count="))
                .toList();
        if (counts.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(counts.get(0).substring(Math.min(6, counts.get(0).length())))
                .filter(value -> DIGITS.matcher(value).matches())
                .map(Integer::valueOf)
                .filter(count -> count <= MOST);
    }
}
