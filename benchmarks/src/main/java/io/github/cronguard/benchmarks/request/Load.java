package io.github.cronguard.benchmarks.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** Asks with wrong tokens as fast as answers come, over connections that are kept alive. */
final class Load {
    private static final int CONNECTIONS = 2;

    /** Tomcat ends a connection behind so many requests. */
    private static final int CONNECTION = 100;

    private static final byte[] STATUS = "HTTP/1.1 401 ".getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final int atOnce;
    private final Executor threads;

    /** So many requests are sent in a row before the first answer is read; a divisor of 100. */
    Load(int port, int atOnce, Executor threads) {
        this.port = port;
        this.atOnce = atOnce;
        this.threads = threads;
    }

    /** Answers in a second. */
    double perSecond(String path, Duration time) {
        long began = System.nanoTime();
        List<CompletableFuture<Long>> connections = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask(path, began + time.toNanos()), threads))
                .toList();
        long answers = connections.stream().mapToLong(CompletableFuture::join).sum();
        return answers * 1e9 / (System.nanoTime() - began);
    }

    private long ask(String path, long until) {
        byte[] requests = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n"
                        + "User-Agent: curl/8.5.0\r\nAccept: */*\r\n"
                        + "Authorization: Bearer Wr0ng-Zk3Qv8Xm2Rt9Lw5Yb7Nc4Hd6Js1Pg0FaeUoI\r\n\r\n")
                .repeat(atOnce)
                .getBytes(StandardCharsets.US_ASCII);
        long answers = 0;
        while (System.nanoTime() < until) {
            answers += connection(requests);
        }
        return answers;
    }

    private int connection(byte[] requests) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
            byte[] buffer = new byte[64 * 1_024];
            for (int sent = 0; sent < CONNECTION; sent += atOnce) {
                socket.getOutputStream().write(requests);
                read(socket.getInputStream(), buffer);
            }
            return CONNECTION;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As many answers as were asked for. Each ends with the one brace that closes its body. Much is read at a time, since the
     * client takes its processors from the server.
     */
    private void read(InputStream in, byte[] buffer) throws IOException {
        int answers = 0;
        int at = 0;
        while (answers < atOnce) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("The connection ended");
            }
            for (int i = 0; i < read; i++) {
                if (at < STATUS.length && buffer[i] != STATUS[at]) {
                    throw new IOException("The answer is no 401");
                }
                at++;
                if (buffer[i] == '}') {
                    answers++;
                    at = 0;
                }
            }
        }
    }
}
