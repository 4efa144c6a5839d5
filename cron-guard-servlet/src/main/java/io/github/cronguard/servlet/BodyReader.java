package io.github.cronguard.servlet;

import io.github.cronguard.CronRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads a body up to the guard's limit and one byte more. */
final class BodyReader {
    private static final int LIMIT = CronRequest.MAX_BODY + 1;

    /** Whether the head says that there is none (RFC 9112, section 6.3); in HTTP/2 one may come without being announced. */
    boolean isNone(CronRequest head, HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        return (announced == 0 || (announced < 0 && request.getProtocol().startsWith("HTTP/1."))) && !isCoded(head);
    }

    /** Whether reading it may have to wait. */
    boolean isExpected(CronRequest head, HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        return (announced > 0 && announced <= CronRequest.MAX_BODY) || isCoded(head);
    }

    private static boolean isCoded(CronRequest head) {
        return !head.headers("Transfer-Encoding").isEmpty();
    }

    /**
     * The body, cut behind the limit.
     *
     * @throws IOException if the client is gone or its body is malformed, whatever the container throws for that
     */
    byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > CronRequest.MAX_BODY) {
            return new byte[LIMIT]; // none of what was announced is waited for
        }
        try {
            return request.getInputStream().readNBytes(LIMIT);
        } catch (RuntimeException malformed) {
            throw new IOException("The container cannot read the body", malformed);
        }
    }
}
