package io.github.cronguard.demo.test;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes as no client would send them. */
final class RawRequest {
    private RawRequest() {}

    static String send(String url, String request) throws Exception {
        URI target = URI.create(url);
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
