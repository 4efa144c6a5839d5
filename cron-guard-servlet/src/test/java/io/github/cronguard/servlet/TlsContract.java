package io.github.cronguard.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.token.CronTokens;
import jakarta.servlet.ServletContext;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guard that wants HTTPS, on a web server that speaks it itself. */
abstract class TlsContract {
    @TempDir
    Path folder;

    private final String token = CronTokens.generate().reveal();
    private CronGuard guard;
    private TestContainer container;
    private TestKey key;

    abstract TestContainer start(TestKey key, Consumer<ServletContext> application) throws Exception;

    @BeforeEach
    void start() throws Exception {
        key = TestKey.make(folder);
        ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
        guard = CronGuard.builder(Settings.builder()
                        .token(token)
                        .set("require-https", "true")
                        .build())
                .clock(clock)
                .storage(new InMemoryStorage(clock))
                .build();
        container = start(key, context -> CronRunServlet.register(context, guard));
    }

    @AfterEach
    void stop() throws Exception {
        container.stop();
        guard.close();
    }

    @Test
    void runsOverTls() throws Exception {
        SSLContext tls = key.trusting();
        try (Socket socket = tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), container.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /cron/run HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            RawAnswer answer = RawAnswer.parse(socket.getInputStream().readAllBytes());

            assertThat(answer.status()).isEqualTo(200);
        }
    }
}
