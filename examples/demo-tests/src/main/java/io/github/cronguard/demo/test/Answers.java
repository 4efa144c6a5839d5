package io.github.cronguard.demo.test;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers out of answers. */
final class Answers {
    private Answers() {}

    static long number(HttpResponse<String> answer, String name) {
        Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(answer.body());
        if (!number.find()) {
            throw new AssertionError("No " + name + " in " + answer.body());
        }
        return Long.parseLong(number.group(1));
    }
}
