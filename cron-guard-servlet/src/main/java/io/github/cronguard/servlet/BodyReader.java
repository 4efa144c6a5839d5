package io.github.cronguard.servlet;

import io.github.cronguard.CronRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads a body up to the guard's limit and one byte more. */
final class BodyReader {
    private static final int LIMIT = CronRequest.MAX_BODY + 1;
    private static final byte[] NONE = {};

    /** Whether reading it may have to wait. */
    boolean isExpected(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        return (announced > 0 && announced <= CronRequest.MAX_BODY) || request.getHeader("Transfer-Encoding") != null;
    }

    /**
     * The body, cut behind the limit.
     *
     * @throws IOException if the client is gone or its body is malformed, whatever the container throws for that
     */
    byte[] read(HttpServletRequest request) throws IOException {
        if (isNone(request)) {
            return NONE; // a stream is not made, nor a buffer, to read nothing
        }
        if (request.getContentLengthLong() > CronRequest.MAX_BODY) {
            return new byte[LIMIT]; // none of what was announced is waited for
        }
        try {
            return request.getInputStream().readNBytes(LIMIT);
        } catch (RuntimeException malformed) {
            throw new IOException("The container cannot read the body", malformed);
        }
    }

    /** Whether the head says that there is no body (RFC 9112, section 6.3); in HTTP/2 one may come without being announced. */
    private static boolean isNone(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        return (announced == 0 || (announced < 0 && request.getProtocol().startsWith("HTTP/1.")))
                && request.getHeader("Transfer-Encoding") == null;
    }
}
