package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A mail server that answers no mail's end until it is told to; then it takes them all. */
final class HeldMailbox implements AutoCloseable {
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Mailbox mailbox = new Mailbox(this::hold);

    private void hold() {
        held.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test is over", e);
        }
    }

    Map<String, String> settings() {
        return mailbox.settings();
    }

    void awaitHeld() throws InterruptedException {
        assertThat(held.await(20, TimeUnit.SECONDS)).as("a mail arrives").isTrue();
    }

    void release() {
        released.countDown();
    }

    /** The step keys of the mails that were taken. */
    List<String> taken() throws MessagingException {
        return mailbox.stepKeys().values().stream().flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        release();
        mailbox.close();
    }
}
