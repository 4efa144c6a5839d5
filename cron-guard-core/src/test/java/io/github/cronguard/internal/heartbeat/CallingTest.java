package io.github.cronguard.internal.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cronguard.memory.ManualClock;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CallingTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final Calling calling = new Calling(clock);
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.cronguard.heartbeat");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void close() {
        logger.detachAppender(lines);
        calling.close();
    }

    @Test
    void triesAgainTwiceWhereTheConnectionBreaks() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, connections));
            thread.setDaemon(true);
            thread.start();
            calling.call(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hunter2"));
        }
        assertThat(connections).hasValue(3);
        assertThat(lines.list).isEmpty();
    }

    /** The first two connections break, the third one is answered. */
    private static void serve(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    InputStream in = socket.getInputStream();
                    int number = connections.incrementAndGet();
                    if (in.read(new byte[4_096]) > 0 && number == 3) {
                        socket.getOutputStream()
                                .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
        } catch (java.io.IOException closed) {
            // the test has ended
        }
    }

    @Test
    void saysNowAndThenThatItDoesNotWorkButNeverTheAddress() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        URI url = URI.create("http://127.0.0.1:" + port + "/hunter2?rid=hunter2");
        calling.call(url);
        calling.call(url);
        calling.call(url);
        clock.advance(Duration.ofMinutes(10));
        calling.call(url);
        assertThat(lines.list).hasSize(2);
        assertThat(lines.list.get(0).getFormattedMessage())
                .startsWith("No heartbeat could be sent to 127.0.0.1: ConnectException; 0 more");
        assertThat(lines.list.get(1).getFormattedMessage()).contains("; 2 more").doesNotContain("hunter2");
    }
}
