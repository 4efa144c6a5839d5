package io.github.cronguard.internal.config;

import io.github.cronguard.SettingValue.Origin;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that somebody may have meant. */
final class Names {
    /** Longer names are cut before they are compared, so that a comparison stays cheap. */
    private static final int COMPARED = 80;

    private Names() {}

    /** The environment's spelling of a property. */
    static String environment(String property) {
        return property.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** The name of the same kind that differs least. */
    static String nearest(String name, Origin origin) {
        return Arrays.stream(Setting.values())
                .min(Comparator.comparingInt(s -> distance(name, s, origin)))
                .map(s -> origin == Origin.ENVIRONMENT ? s.environment() : s.property())
                .orElseThrow();
    }

    private static int distance(String name, Setting setting, Origin origin) {
        if (origin != Origin.ENVIRONMENT) {
            return distance(name, setting.property());
        }
        int regular = distance(name, setting.environment());
        return Math.min(
                regular, setting.otherEnvironment().map(n -> distance(name, n)).orElse(regular));
    }

    /** The number of characters to insert, delete or replace (the Levenshtein distance). */
    static int distance(String left, String right) {
        String a = left.substring(0, Math.min(left.length(), COMPARED));
        int[] row = new int[right.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
