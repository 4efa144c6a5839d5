package io.github.cronguard.demo.test;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * A flood of triggers with wrong tokens, each with another one, over connections that are kept alive for 100 requests: so many
 * does Tomcat answer on one.
 */
final class WrongTokens implements Callable<Map<String, Integer>> {
    private static final int AT_ONCE = 25;
    private static final int CONNECTION = 100;

    private final URI target;
    private final int first;
    private final int count;

    /** So many requests, their tokens numbered from the first one on. */
    WrongTokens(String url, int first, int count) {
        this.target = URI.create(url);
        this.first = first;
        this.count = count;
    }

    /** Sends all; how often each status was answered. */
    @Override
    public Map<String, Integer> call() throws IOException {
        Map<String, Integer> statuses = new TreeMap<>();
        for (int sent = 0; sent < count; sent += CONNECTION) {
            connection(first + sent, Math.min(CONNECTION, count - sent), statuses);
        }
        return statuses;
    }

    private void connection(int from, int most, Map<String, Integer> statuses) throws IOException {
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            socket.setSoTimeout(30_000);
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            for (int sent = 0; sent < most; sent += AT_ONCE) {
                send(socket.getOutputStream(), from + sent);
                for (int i = 0; i < AT_ONCE; i++) {
                    statuses.merge(status(in), 1, Integer::sum);
                }
            }
        }
    }

    private static void send(OutputStream out, int from) throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int number = from; number < from + AT_ONCE; number++) {
            requests.append("POST /cron/run HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nAuthorization: Bearer ")
                    .append("Wr0ng-t0ken-of-a-flood-")
                    .append(1_000_000_000 + number)
                    .append("-Xq7Zp\r\n\r\n");
        }
        out.write(requests.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads one answer whole and says its status. */
    private static String status(InputStream in) throws IOException {
        String status = line(in).split(" ", 3)[1];
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("The server ended the connection behind " + line);
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
