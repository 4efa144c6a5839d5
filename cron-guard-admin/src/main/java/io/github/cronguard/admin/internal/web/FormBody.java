package io.github.cronguard.admin.internal.web;

import io.github.cronguard.admin.internal.web.Reply.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of a form, or why it was not read: exactly one of the two.
 *
 * @param fields the form's, or null
 * @param problem what is wrong, or null
 */
record FormBody(@Nullable Fields fields, @Nullable Problem problem) {
    private static final int MAX = 64 * 1024;
    private static final String TYPE = "application/x-www-form-urlencoded";

    static FormBody of(HttpServletRequest request) {
        if (!isForm(request)) {
            return refused(415, "Forms are sent as " + TYPE + " in UTF-8.");
        }
        if (request.getContentLengthLong() > MAX) {
            return tooBig(request);
        }
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(MAX + 1);
        } catch (IOException | RuntimeException broken) {
            // whatever a container throws for a malformed or broken body
            return refused(400, "The form could not be read to its end.");
        }
        if (body.length > MAX) {
            return tooBig(request);
        }
        if (body.length == 0 && request.getContentLengthLong() > 0) {
            return refused(400, "The form came empty: a filter in front of these pages has read it before them.");
        }
        try {
            return new FormBody(FieldText.ofForm(body), null);
        } catch (BadInput malformed) {
            return refused(400, String.valueOf(malformed.getMessage()));
        }
    }

    /**
     * Takes a bounded part of a body off the line, twice what a form may have. A container closes a connection whose body it
     * was not given in whole; where bytes are still to be read, the close is a reset (RFC 9112, section 9.6), and the
     * sender may lose the answer that says why.
     */
    static void discard(HttpServletRequest request) {
        try {
            request.getInputStream().readNBytes(2 * MAX);
        } catch (IOException | RuntimeException broken) {
            // it was not wanted anyway
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || request.getHeader("Content-Encoding") != null) {
            return false;
        }
        String[] parts =
                type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "").split(";", -1);
        return parts[0].equals(TYPE) && (parts.length == 1 || (parts.length == 2 && parts[1].equals("charset=utf-8")));
    }

    private static FormBody tooBig(HttpServletRequest request) {
        discard(request);
        return refused(413, "The form is too big. Tick fewer rows, or take all that match.");
    }

    private static FormBody refused(int status, String sentence) {
        return new FormBody(null, new Problem(status, sentence));
    }
}
