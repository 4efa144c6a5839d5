package io.github.cronguard.servlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** One request on a connection of its own, byte for byte as given. */
public final class RawHttp {
    private final int port;

    public RawHttp(int port) {
        this.port = port;
    }

    /** Sends a request line and header lines, with Host and Connection added. */
    public RawAnswer send(String requestLine, String... headers) throws IOException {
        return sendWithBody(requestLine, "", headers);
    }

    public RawAnswer sendWithBody(String requestLine, String body, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(requestLine + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return raw(text + "\r\n" + body);
    }

    public RawAnswer raw(String request) throws IOException {
        try (Socket socket = connect()) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException closed) {
                // The server had answered before all of it was sent.
            }
            return RawAnswer.parse(readAll(socket.getInputStream()));
        }
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        try {
            // Not to the end of the stream: a server may answer first and wait for the rest of the request then.
            while (!RawAnswer.parse(all.toByteArray()).isWhole()) {
                int n = in.read(part);
                if (n < 0) {
                    break;
                }
                all.write(part, 0, n);
            }
        } catch (SocketException reset) {
            // What came before the reset counts.
        }
        return all.toByteArray();
    }
}
