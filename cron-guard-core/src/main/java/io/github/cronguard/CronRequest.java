package io.github.cronguard;

import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, as it came: nothing is decoded. Immutable; each {@code with} answers a new one.
 *
 * <p>Its headers, query and body hold secrets: {@link #toString()} shows the method and the address alone.
 */
public final class CronRequest {
    /** How long a body may be: 64 KB. */
    public static final int MAX_BODY = 65_536;

    private static final byte[] NO_BODY = {};

    private final String method;
    private final String path;
    private final @Nullable String query;
    private final RequestHeaders headers;
    private final String peer;
    private final boolean secure;
    private final byte[] body;
    private final boolean bodyPending;

    private CronRequest(
            String method,
            String path,
            @Nullable String query,
            RequestHeaders headers,
            String peer,
            boolean secure,
            byte[] body,
            boolean bodyPending) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.peer = peer;
        this.secure = secure;
        this.body = body;
        this.bodyPending = bodyPending;
    }

    /**
     * A request without headers, from nowhere, over plain HTTP.
     *
     * @param method as it stands in the request line; methods are case-sensitive (RFC 9110, section 9.1)
     * @param target the raw path below the context path, not decoded, with an optional {@code ?} and raw query
     * @return the request
     */
    public static CronRequest of(String method, String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? null : target.substring(mark + 1);
        return new CronRequest(method, path, query, RequestHeaders.NONE, "", false, NO_BODY, false);
    }

    /**
     * A {@code POST}.
     *
     * @param target the raw path with an optional raw query
     * @return the request
     */
    public static CronRequest post(String target) {
        return of("POST", target);
    }

    /**
     * A {@code GET}.
     *
     * @param target the raw path with an optional raw query
     * @return the request
     */
    public static CronRequest get(String target) {
        return of("GET", target);
    }

    /**
     * Adds a header line.
     *
     * @param name in any case
     * @param value as it came
     * @return the request with it
     */
    public CronRequest header(String name, String value) {
        return withAll(headers.plus(name, value));
    }

    /**
     * Sets all header lines at once, in place of those that there were.
     *
     * @param lines by name in any case, each name once; values as they came, in their order
     * @return the request with copies of them
     * @throws IllegalArgumentException if two names differ in nothing but their case
     */
    public CronRequest headers(Map<String, List<String>> lines) {
        return withAll(RequestHeaders.copyOf(lines));
    }

    /**
     * Sets all header lines at once, as a container enumerates them, in place of those that there were. All are read before
     * this returns.
     *
     * @param names in any case; one that comes again changes nothing
     * @param lines all lines of a name, as they came, in their order
     * @return the request with them
     */
    public CronRequest headers(Enumeration<String> names, Function<String, Enumeration<String>> lines) {
        return withAll(RequestHeaders.read(names, lines));
    }

    private CronRequest withAll(RequestHeaders lines) {
        return new CronRequest(method, path, query, lines, peer, secure, body, bodyPending);
    }

    /**
     * Sets the socket's address.
     *
     * @param address the peer's IP address as text, never a name
     * @return the request with it
     */
    public CronRequest from(String address) {
        return new CronRequest(method, path, query, headers, address, secure, body, bodyPending);
    }

    /**
     * Sets whether it came over TLS, as the container knows it.
     *
     * @param overTls whether
     * @return the request with it
     */
    public CronRequest secure(boolean overTls) {
        return secure == overTls
                ? this
                : new CronRequest(method, path, query, headers, peer, overTls, body, bodyPending);
    }

    /**
     * Sets the raw body.
     *
     * @param bytes at most {@link #MAX_BODY} of them, or one more to say that there were more
     * @return the request with a copy of it
     */
    public CronRequest body(byte[] bytes) {
        return new CronRequest(method, path, query, headers, peer, secure, bytes.clone(), false);
    }

    /** The request's head alone: its body is still to be read. */
    CronRequest pending() {
        return new CronRequest(method, path, query, headers, peer, secure, NO_BODY, true);
    }

    /**
     * The method.
     *
     * @return as it stands in the request line
     */
    public String method() {
        return method;
    }

    /**
     * The raw path below the context path.
     *
     * @return not decoded
     */
    public String path() {
        return path;
    }

    /**
     * The raw query.
     *
     * @return not decoded, without the {@code ?}; empty when there is none
     */
    public Optional<String> query() {
        return Optional.ofNullable(query);
    }

    /**
     * All lines of a header.
     *
     * @param name in any case
     * @return in the order in which they came; empty when there is none
     */
    public List<String> headers(String name) {
        return headers.get(name);
    }

    /**
     * The first line of a header.
     *
     * @param name in any case
     * @return its value, or empty
     */
    public Optional<String> header(String name) {
        List<String> lines = headers(name);
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(0));
    }

    /**
     * The socket's address.
     *
     * @return as text; empty when it is not known
     */
    public String peer() {
        return peer;
    }

    /**
     * Whether it came over TLS.
     *
     * @return as the container knows it
     */
    public boolean secure() {
        return secure;
    }

    /**
     * The raw body.
     *
     * @return a copy, at most {@link #MAX_BODY} bytes and one more if there were more
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The body's length.
     *
     * @return at most {@link #MAX_BODY} and one
     */
    public int bodyLength() {
        return body.length;
    }

    /**
     * Whether the body has not been read yet, so that {@link #body()} says nothing about it. A guard judges a head so before it
     * lets a container wait for the body.
     *
     * @return true for a head alone
     */
    public boolean bodyPending() {
        return bodyPending;
    }

    @Override
    public String toString() {
        return "CronRequest[" + (method.length() > 16 ? "?" : method) + " from " + peer + "]";
    }
}
