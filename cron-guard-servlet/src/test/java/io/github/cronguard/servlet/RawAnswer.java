package io.github.cronguard.servlet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An answer as it came over the wire; status 0 when the server closed without one. */
public record RawAnswer(int status, List<String> headerLines, String body) {

    public static RawAnswer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new RawAnswer(0, List.of(), "");
        }
        List<String> lines =
                new ArrayList<>(Arrays.asList(text.substring(0, end).split("\r\n", -1)));
        int status = Integer.parseInt(lines.remove(0).split(" ", -1)[1]);
        String body = new String(bytes, end + 4, bytes.length - end - 4, StandardCharsets.UTF_8);
        return new RawAnswer(status, lines, body);
    }

    /** Whether all of the body that was announced is there; an answer to HEAD never is, and is read to the end. */
    boolean isWhole() {
        return header("Content-Length")
                .filter(length -> body.getBytes(StandardCharsets.UTF_8).length >= Integer.parseInt(length))
                .isPresent();
    }

    public Optional<String> header(String name) {
        return headerLines.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
