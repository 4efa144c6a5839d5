package io.github.cronguard.servlet.hostile;

import io.github.cronguard.servlet.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes apart, one character for each byte, what came over one connection: an answer ends where its length says, or else where the connection does. */
final class WireAnswers {
    private static final String EMPTY_LINE = "\r\n\r\n";

    private final List<RawAnswer> answers = new ArrayList<>();
    private int whole;

    private WireAnswers(String text, boolean toHead) {
        int from = 0;
        int head = text.indexOf(EMPTY_LINE);
        while (head >= 0 && text.startsWith("HTTP/1.", from)) {
            int body = head + EMPTY_LINE.length();
            RawAnswer answer = RawAnswer.parse(text.substring(from).getBytes(StandardCharsets.ISO_8859_1));
            int end = toHead ? text.length() : end(answer, body, text.length());
            if (answer.status() >= 200) {
                answers.add(new RawAnswer(
                        answer.status(), answer.headerLines(), text.substring(body, Math.min(end, text.length()))));
                whole += toHead || end <= text.length() ? 1 : 0;
                from = Math.min(end, text.length());
            } else {
                from = body; // 100 Continue and its like are no answers yet
            }
            head = text.indexOf(EMPTY_LINE, from);
        }
    }

    private static int end(RawAnswer answer, int body, int available) {
        return answer.header("Content-Length")
                .map(length -> body + Integer.parseInt(length))
                .orElse(available + 1);
    }

    static int whole(String text, boolean toHead) {
        return new WireAnswers(text, toHead).whole;
    }

    /** All answers, also one that broke off. */
    static List<RawAnswer> of(String text, boolean toHead) {
        return new WireAnswers(text, toHead).answers;
    }
}
