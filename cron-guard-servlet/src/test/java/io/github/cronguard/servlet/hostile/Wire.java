package io.github.cronguard.servlet.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;

/** One connection, on which a script is played; keeps every byte that comes back. */
final class Wire implements AutoCloseable {
    private static final int ANSWER_WITHIN_MS = 20_000;
    private static final int CLOSED_WITHIN_MS = 1_000;

    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final byte[] part = new byte[8_192];

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** Plays a script and reads until that many answers are there, then until the server closes, but not for long. */
    String play(String script, int answers, boolean toHead) throws IOException {
        try {
            send(script);
        } catch (SocketException closed) {
            // The server had answered before all of it was sent.
        }
        try {
            socket.setSoTimeout(ANSWER_WITHIN_MS);
            boolean open = true;
            while (open && WireAnswers.whole(text(), toHead) < answers) {
                open = read();
            }
            if (open) {
                hangUp();
            }
        } catch (SocketException reset) {
            // What came before the reset counts.
        }
        return text();
    }

    private String text() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    private void send(String script) throws IOException {
        Matcher mark = WireText.MARK.matcher(script);
        int from = 0;
        while (mark.find()) {
            write(script.substring(from, mark.start()));
            if (mark.group(1) == null) {
                socket.shutdownOutput();
            } else {
                pause(Integer.parseInt(mark.group(1)));
            }
            from = mark.end();
        }
        write(script.substring(from));
    }

    private void write(String bytes) throws IOException {
        if (!bytes.isEmpty()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Listens for so long: whoever has its answer already need not wait. */
    private void pause(int seconds) throws IOException {
        socket.setSoTimeout(seconds * 1_000);
        try {
            read();
        } catch (SocketTimeoutException over) {
            // nothing came, as it should be
        }
    }

    /** A second request may stand behind the first, so that the server is given the time to act on it. */
    private void hangUp() throws IOException {
        if (!socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
        socket.setSoTimeout(CLOSED_WITHIN_MS);
        try {
            while (read()) {
                // to the end
            }
        } catch (SocketTimeoutException stillOpen) {
            // The server waits for more.
        }
    }

    private boolean read() throws IOException {
        int n = socket.getInputStream().read(part);
        received.write(part, 0, Math.max(0, n));
        return n >= 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
