package io.github.cronguard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The header lines of a request. Names match in any case (RFC 9110, section 5.1). There are so few of them that they are looked
 * through: that is faster than to lower and to hash the names of each request. Immutable.
 */
final class RequestHeaders {
    static final RequestHeaders NONE = new RequestHeaders(new Field[0], 0);

    /** As many names as callers send. */
    private static final int USUAL = 8;

    private final Field[] fields;
    /** How many of them are in use. */
    private final int count;
    /** One bit for each length of a name that is there: most names that gates ask for are not, and are of another length. */
    private final long lengths;

    private record Field(String name, List<String> lines) {}

    private RequestHeaders(Field[] fields, int count) {
        this.fields = fields;
        this.count = count;
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= bit(fields[i].name);
        }
        this.lengths = bits;
    }

    /** Lengths that differ by 64 share one. */
    private static long bit(String name) {
        return 1L << name.length();
    }

    /** Copies; each name once. */
    static RequestHeaders copyOf(Map<String, List<String>> lines) {
        List<Field> fields = new ArrayList<>(lines.size());
        lines.forEach((name, values) -> {
            if (has(fields, name)) {
                throw new IllegalArgumentException("two names differ in nothing but their case");
            }
            fields.add(new Field(name, List.copyOf(values)));
        });
        return of(fields);
    }

    /** Reads to the end. A name that comes again in another case does no harm: all its lines were there the first time. */
    static RequestHeaders read(Enumeration<String> names, Function<String, Enumeration<String>> lines) {
        Field[] fields = new Field[USUAL];
        int count = 0;
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (count == fields.length) {
                fields = Arrays.copyOf(fields, 2 * count);
            }
            fields[count++] = new Field(name, list(lines.apply(name)));
        }
        return new RequestHeaders(fields, count);
    }

    /** With one line more, behind the others of its name. */
    RequestHeaders plus(String name, String value) {
        List<String> lines = new ArrayList<>(get(name));
        lines.add(value);
        List<Field> more = new ArrayList<>(Arrays.asList(fields).subList(0, count));
        more.removeIf(field -> field.name.equalsIgnoreCase(name));
        more.add(new Field(name, List.copyOf(lines)));
        return of(more);
    }

    /** All lines of a name, in their order. */
    List<String> get(String name) {
        if ((lengths & bit(name)) == 0) {
            return List.of();
        }
        for (int i = 0; i < count; i++) {
            if (fields[i].name.equalsIgnoreCase(name)) {
                return fields[i].lines;
            }
        }
        return List.of();
    }

    private static boolean has(List<Field> fields, String name) {
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> list(Enumeration<String> lines) {
        if (!lines.hasMoreElements()) {
            return List.of();
        }
        String first = lines.nextElement();
        if (!lines.hasMoreElements()) {
            return List.of(first);
        }
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(Collections.list(lines));
        return List.copyOf(all);
    }

    private static RequestHeaders of(List<Field> fields) {
        return new RequestHeaders(fields.toArray(new Field[0]), fields.size());
    }
}
