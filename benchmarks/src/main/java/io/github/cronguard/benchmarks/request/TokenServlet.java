package io.github.cronguard.benchmarks.request;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** What is written by hand to keep an endpoint: one header, its digest, a comparison in constant time, an id. Counts nothing. */
final class TokenServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String SCHEME = "Bearer ";

    private final byte[] expected = digest("the right one");

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String authorization = request.getHeader("Authorization");
        boolean right = authorization != null
                && authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(expected, digest(authorization.substring(SCHEME.length())));
        if (right) {
            response.setStatus(204);
            return;
        }
        BareServlet.refuse(response, id());
    }

    private static String id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
