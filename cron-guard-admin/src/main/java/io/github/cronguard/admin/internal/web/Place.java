package io.github.cronguard.admin.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where in the pages a request is, by its request line alone: servlet path and path info are decoded and cleaned, so that
 * {@code /%61ctions/x} and {@code /actions;x/x} would look like {@code /actions/x}.
 *
 * @param path below the servlet's own; {@code /} for the overview
 * @param base what links begin with, relative to the page, so that they hold behind a proxy with another prefix too
 */
record Place(String path, String base) {
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._-]+)+/?|/");

    private static final int MAX = 200;

    /** Empty for a path that is written in another way than the pages write it. */
    static Optional<Place> of(HttpServletRequest wrapped) {
        HttpServletRequest request = ContainersRequest.of(wrapped);
        String uri = request.getRequestURI();
        String mount = request.getServletContext().getContextPath() + mount(request);
        if (uri.equals(mount) || uri.equals(encoded(mount))) {
            // The browser takes the last segment for a page's name: a bare "runs" would lead beside it.
            return Optional.of(new Place("/", "./" + uri.substring(uri.lastIndexOf('/') + 1)));
        }
        String path = below(uri, mount).or(() -> below(uri, encoded(mount))).orElse("");
        if (path.length() > MAX || !PLAIN.matcher(path).matches() || (path.length() > 1 && path.endsWith("/"))) {
            return Optional.empty();
        }
        long above = path.chars().filter(c -> c == '/').count() - 1;
        return Optional.of(new Place(path, above == 0 ? "." : "../".repeat((int) above - 1) + ".."));
    }

    private static String mount(HttpServletRequest request) {
        String pattern = request.getHttpServletMapping().getPattern();
        return pattern.endsWith("/*") || pattern.equals("/") ? pattern.substring(0, pattern.lastIndexOf('/')) : pattern;
    }

    private static Optional<String> below(String uri, String mount) {
        return uri.startsWith(mount + "/") ? Optional.of(uri.substring(mount.length())) : Optional.empty();
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return path;
        }
    }
}
