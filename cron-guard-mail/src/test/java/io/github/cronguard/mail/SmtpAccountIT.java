package io.github.cronguard.mail;

import io.github.cronguard.mail.contract.MailHost;
import io.github.cronguard.mail.contract.SmtpMessageContract;
import io.github.cronguard.mail.contract.SmtpOutcomeContract;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.token.Secret;
import jakarta.mail.Session;
import java.util.Properties;
import org.junit.jupiter.api.Nested;

class SmtpAccountIT {

    private static StepHandler sending(MailHost host, MailWriter writer) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "localhost");
        properties.putAll(host.properties());
        SmtpAccount account = SmtpAccount.of(Session.getInstance(properties)).at(host.name(), host.port());
        if (host.user() != null && host.password() != null) {
            account = account.login(host.user(), Secret.of(host.password()));
        }
        return StepMail.sending(account, writer);
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
