package io.github.cronguard.admin.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A part of a page that a script asks for again and again: what it has already is not sent again (RFC 9110, section 13.1.2). */
final class Fragments {
    private Fragments() {}

    static Answer of(Answer answer, HttpServletRequest request) {
        if (answer.status() != 200) {
            return answer;
        }
        String tag = tag(answer.body());
        return (tag.equals(request.getHeader("If-None-Match")) ? Answer.html(304, "") : answer).with("ETag", tag);
    }

    private static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
