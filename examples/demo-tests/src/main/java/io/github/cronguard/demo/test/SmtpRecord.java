package io.github.cronguard.demo.test;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A mail server that writes down the step key of every mail as soon as it has the whole of it, in the order of their
 * arrival. What is written down was sent, whether or not the sender lives to hear of it.
 */
final class SmtpRecord implements AutoCloseable {
    private static final String ALL = "all@example.test";

    private final PromptMail server = new PromptMail();
    private final List<String> stepKeys = new CopyOnWriteArrayList<>();
    private final ReentrantLock gate = new ReentrantLock();
    private final Condition changed = gate.newCondition();
    private boolean shut;
    private int waiting;

    SmtpRecord() throws UserException {
        server.start();
        UserManager users = server.getUserManager();
        GreenMailUser all = users.createUser(ALL, ALL, ALL);
        users.setMessageDeliveryHandler((mail, to) -> {
            accept(mail);
            return all;
        });
    }

    private void accept(MovingMessage mail) throws MessagingException {
        stepKeys.add(Objects.requireNonNullElse(mail.getMessage().getHeader("X-Step-Key", ","), "without a key"));
        gate.lock();
        try {
            waiting++;
            changed.signalAll();
            while (shut) {
                changed.awaitUninterruptibly();
            }
            waiting--;
        } finally {
            gate.unlock();
        }
    }

    /** From now on no mail is answered. */
    void shut() {
        set(true);
    }

    /** Answers what has waited, and what comes. */
    void open() {
        set(false);
    }

    private void set(boolean closed) {
        gate.lock();
        try {
            shut = closed;
            changed.signalAll();
        } finally {
            gate.unlock();
        }
    }

    /** Waits until a mail has come that is not answered. */
    void awaitHeld() throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(20);
        gate.lock();
        try {
            while (waiting == 0) {
                if (left <= 0) {
                    throw new AssertionError("no mail came within 20 s");
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            gate.unlock();
        }
    }

    Map<String, String> settings() {
        return Map.of(
                "SMTP_HOST",
                "127.0.0.1",
                "SMTP_PORT",
                String.valueOf(server.getSmtp().getPort()));
    }

    int count() {
        return stepKeys.size();
    }

    /** In the order of arrival, a step that was sent twice twice. */
    List<String> stepKeys() {
        return List.copyOf(stepKeys);
    }

    @Override
    public void close() {
        open();
        server.stop();
    }
}
