package io.github.cronguard.spring.mail;

import io.github.cronguard.mail.MailWriter;
import io.github.cronguard.mail.contract.ScriptedSmtp;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A mail as Spring hosts write it, and the sender that they have. */
final class Hello {
    private Hello() {}

    static MailWriter by(JavaMailSender sender) {
        return step -> {
            MimeMessageHelper mail = new MimeMessageHelper(sender.createMimeMessage(), "UTF-8");
            mail.setFrom("news@example.test");
            mail.setTo(step.contact());
            mail.setSubject("Hello");
            mail.setText("Hello\n");
            return mail.getMimeMessage();
        };
    }

    static <S extends JavaMailSenderImpl> S at(ScriptedSmtp server, S sender) {
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        sender.getJavaMailProperties().setProperty("mail.smtp.localhost", "localhost");
        return sender;
    }
}
