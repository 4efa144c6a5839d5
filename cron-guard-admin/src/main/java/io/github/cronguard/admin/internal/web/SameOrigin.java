package io.github.cronguard.admin.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a form was sent by a page of this very site, as far as the browser says. It always says so by {@code Sec-Fetch-Site}
 * (W3C Fetch Metadata), which no page can forge, unless the pages come by plain HTTP under a name that is not the local
 * machine's. There {@code Origin} (RFC 6454) has to name the host that was asked for. {@code X-Forwarded-*} is not
 * believed: anybody can send it. What says nothing at all is no browser, and still needs the form's token.
 */
final class SameOrigin {
    private SameOrigin() {}

    /** What speaks against it, in a word or two. */
    static Optional<String> objection(HttpServletRequest wrapped) {
        HttpServletRequest request = ContainersRequest.of(wrapped);
        List<String> site = Collections.list(request.getHeaders("Sec-Fetch-Site"));
        if (!site.isEmpty()) {
            return site.equals(List.of("same-origin")) ? Optional.empty() : Optional.of("from another site");
        }
        List<String> origin = Collections.list(request.getHeaders("Origin"));
        List<String> host = Collections.list(request.getHeaders("Host"));
        return origin.isEmpty() || (origin.size() == 1 && host.size() == 1 && same(origin.get(0), host.get(0), request))
                ? Optional.empty()
                : Optional.of("from another origin");
    }

    /**
     * Behind a proxy that ends TLS the container knows nothing of the scheme: there {@code https} counts as well. Where it knows
     * of TLS, a page that came without is another origin.
     */
    private static boolean same(String origin, String host, HttpServletRequest request) {
        String asked = host.toLowerCase(Locale.ROOT);
        boolean https = origin.equals("https://" + without(asked, ":443")) || origin.equals("https://" + asked);
        boolean http = origin.equals("http://" + without(asked, ":80")) || origin.equals("http://" + asked);
        return https || (http && !request.isSecure());
    }

    private static String without(String host, String port) {
        return host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
    }
}
