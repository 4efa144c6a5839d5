package io.github.cronguard.spring.mail;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** A sender of the host's own, over something else than SMTP; it fails if it is told how. */
record BrokenSender(@Nullable RuntimeException failure) implements JavaMailSender {

    @Override
    public MimeMessage createMimeMessage() {
        return new MimeMessage((Session) null);
    }

    @Override
    public MimeMessage createMimeMessage(InputStream content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void send(MimeMessage... mails) {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void send(SimpleMailMessage... mails) {
        throw new UnsupportedOperationException();
    }
}
