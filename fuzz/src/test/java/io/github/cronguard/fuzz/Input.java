package io.github.cronguard.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the fuzzer gives, as text: any characters, in lines. */
public final class Input {
    private final List<String> lines;

    private Input(List<String> lines) {
        this.lines = lines;
    }

    /** Bytes that are no UTF-8 become replacement characters. */
    public static Input of(byte[] bytes) {
        return new Input(List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
    }

    /** One line, empty if there are not so many. */
    public String line(int number) {
        return number < lines.size() ? lines.get(number) : "";
    }

    /** All lines from one on. */
    public List<String> from(int number) {
        return lines.subList(Math.min(number, lines.size()), lines.size());
    }

    /** The whole. */
    public String text() {
        return String.join("\n", lines);
    }
}
