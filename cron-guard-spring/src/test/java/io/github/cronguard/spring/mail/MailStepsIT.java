package io.github.cronguard.spring.mail;

import io.github.cronguard.mail.MailWriter;
import io.github.cronguard.mail.contract.MailHost;
import io.github.cronguard.mail.contract.SmtpMessageContract;
import io.github.cronguard.mail.contract.SmtpOutcomeContract;
import io.github.cronguard.sequence.StepHandler;
import org.junit.jupiter.api.Nested;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Spring's own sender keeps what every handler that sends mail promises. */
class MailStepsIT {

    private static StepHandler sending(MailHost host, MailWriter writer) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host.name());
        sender.setPort(host.port());
        sender.setUsername(host.user());
        sender.setPassword(host.password());
        sender.getJavaMailProperties().setProperty("mail.smtp.localhost", "localhost");
        sender.getJavaMailProperties().putAll(host.properties());
        return MailSteps.sending(sender, writer);
    }

    @Nested
    class Outcomes extends SmtpOutcomeContract {
        @Override
        protected StepHandler handler(MailHost host, MailWriter writer) {
            return sending(host, writer);
        }
    }

    @Nested
    class Messages extends SmtpMessageContract {
        @Override
        protected StepHandler handler(MailHost host, MailWriter writer) {
            return sending(host, writer);
        }
    }
}
