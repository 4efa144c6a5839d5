package io.github.cronguard.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The path below the context path and the folder under which a guard lies, as it stands in the request line. Servlet path and
 * path info are decoded and cleaned, so that {@code /cron/%72un} and {@code /cron/run;x=1} would look like {@code /cron/run}.
 */
final class RawPath {
    private RawPath() {}

    /**
     * The path, or, where the context path or folder is written in another way than it should be, all of the URI: no guard
     * answers there.
     */
    static String of(HttpServletRequest request, String folder) {
        String uri = request.getRequestURI();
        String context = request.getServletContext().getContextPath();
        String base = folder.isEmpty() ? context : context + folder;
        if (liesBelow(uri, base)) {
            return uri.substring(base.length());
        }
        String encoded = encoded(base);
        return liesBelow(uri, encoded) ? uri.substring(encoded.length()) : uri;
    }

    /** The context path and folder as they may stand in an answer's header. */
    static String baseOf(HttpServletRequest request, String folder) {
        return encoded(request.getServletContext().getContextPath() + folder);
    }

    private static boolean liesBelow(String uri, String base) {
        return uri.startsWith(base) && uri.startsWith("/", base.length());
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return path;
        }
    }
}
