package io.github.cronguard.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A mail server that answers no mail's end until it is told to; then it takes them all. */
public final class HeldSmtp implements AutoCloseable {
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final ScriptedSmtp server;

    private HeldSmtp(ScriptedSmtp server) {
        this.server = server;
        server.at("END", () -> {
            held.countDown();
            released.await();
            return "250 taken";
        });
    }

    public static HeldSmtp start() throws IOException {
        return new HeldSmtp(ScriptedSmtp.start());
    }

    public Map<String, String> settings() {
        return Map.of("SMTP_HOST", "127.0.0.1", "SMTP_PORT", String.valueOf(server.port()));
    }

    public void awaitHeld() throws InterruptedException {
        assertThat(held.await(20, TimeUnit.SECONDS)).as("a mail arrives").isTrue();
    }

    public void release() {
        released.countDown();
    }

    public List<String> taken() {
        return server.taken();
    }

    @Override
    public void close() throws IOException {
        release();
        server.close();
    }
}
