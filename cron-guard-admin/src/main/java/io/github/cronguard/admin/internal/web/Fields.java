package io.github.cronguard.admin.internal.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fields of a query or a form. What comes out of them is a number, an instant, a word of an enumeration or a bounded text;
 * everything else is {@link BadInput}.
 */
public final class Fields {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Map<String, List<String>> values;

    /**
     * Some fields.
     *
     * @param values by name, decoded, in their order
     */
    public Fields(Map<String, List<String>> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * A text.
     *
     * @param name the field's
     * @param max the most UTF-16 units
     * @return the text without white space around it, or empty if the field is missing or blank
     * @throws BadInput if there are several, or it is too long
     */
    public Optional<String> text(String name, int max) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw new BadInput("The field " + name + " may be given once.");
        }
        Optional<String> text =
                all.stream().map(String::strip).filter(t -> !t.isEmpty()).findFirst();
        if (text.isPresent() && text.get().length() > max) {
            throw new BadInput("The field " + name + " may have at most " + max + " characters.");
        }
        return text;
    }

    /**
     * A text that has to be there.
     *
     * @param name the field's
     * @param max the most UTF-16 units
     * @return the text without white space around it
     * @throws BadInput if it is missing, blank or too long, or there are several
     */
    public String required(String name, int max) {
        return text(name, max).orElseThrow(() -> new BadInput("The field " + name + " must be filled in."));
    }

    /**
     * A number that is not negative.
     *
     * @param name the field's
     * @return the number, or empty if the field is missing
     * @throws BadInput if it is anything else
     */
    public Optional<Long> number(String name) {
        return text(name, 18).map(text -> {
            if (!NUMBER.matcher(text).matches()) {
                throw new BadInput("The field " + name + " must be a whole number.");
            }
            return Long.parseLong(text);
        });
    }

    /**
     * A word of an enumeration, by its constant's name.
     *
     * @param name the field's
     * @param type the enumeration
     * @param <E> the enumeration
     * @return the constant, or empty if the field is missing
     * @throws BadInput if there is none with this name
     */
    public <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        return text(name, 64).map(text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(text)) {
                    return constant;
                }
            }
            throw new BadInput("The field " + name + " must be one of " + List.of(type.getEnumConstants()) + ".");
        });
    }

    /**
     * A time in UTC, as an input field of a browser sends it ({@code 2026-11-24T12:04}), or with its zone.
     *
     * @param name the field's
     * @return the time, or empty if the field is missing
     * @throws BadInput if it is anything else, or before 1970 or behind 9999
     */
    public Optional<Instant> time(String name) {
        return text(name, 40).map(text -> {
            try {
                Instant time = text.endsWith("Z")
                        ? Instant.parse(text)
                        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
                if (!time.isBefore(Instant.EPOCH) && time.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                    return time;
                }
            } catch (DateTimeException malformed) {
                // answered below, like a time that is out of range
            }
            throw new BadInput("The field " + name + " must be a date and time in UTC, such as 2026-11-24T12:04.");
        });
    }

    /**
     * All values of a field, as ticked boxes send them.
     *
     * @param name the field's
     * @param most how many may be given
     * @param max the most UTF-16 units of each
     * @return in their order
     * @throws BadInput if there are more, or one is too long
     */
    public List<String> all(String name, int most, int max) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > most || all.stream().anyMatch(text -> text.length() > max)) {
            throw new BadInput("The field " + name + " may be given " + most + " times, with at most " + max
                    + " characters each.");
        }
        return all;
    }
}
