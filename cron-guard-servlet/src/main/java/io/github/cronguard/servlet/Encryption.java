package io.github.cronguard.servlet;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a request came over TLS. Jetty, and others, take the scheme of the request target for that, which anybody can write
 * over plain HTTP: {@code GET https://host/cron/run} (RFC 9112, section 3.2.2). There the connection itself must be encrypted.
 */
final class Encryption {
    /** Says so by its connector, or by its valve for the proxies that it was told to trust, and never by the target. */
    private static final String TOMCAT = "org.apache.catalina.connector.";

    private Encryption() {}

    static boolean covers(HttpServletRequest request) {
        return request.isSecure()
                && (request.getClass().getName().startsWith(TOMCAT) || connectionIsEncrypted(request));
    }

    private static boolean connectionIsEncrypted(HttpServletRequest request) {
        try {
            return request.getServletConnection().isSecure();
        } catch (UnsupportedOperationException notOnAnyNetwork) {
            return true; // a request that a test made up has no connection
        }
    }
}
