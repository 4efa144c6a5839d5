package io.github.cronguard.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.mail.contract.ScriptedSmtp;
import io.github.cronguard.mail.contract.TestStep;
import io.github.cronguard.sequence.StepResult;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.util.ClassUtils;

/** The sender that Boot makes out of {@code spring.mail.*} is one whose dialogue is watched. */
class BootSenderIT {

    private static Class<?> mailOfBoot() {
        String boot4 = "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration";
        return ClassUtils.resolveClassName(
                ClassUtils.isPresent(boot4, null)
                        ? boot4
                        : "org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration",
                null);
    }

    @Test
    void sendsByTheSettingsOfBoot() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.start()) {
            server.at("EHLO", "250-scripted\r\n250 AUTH PLAIN").at("AUTH", "235 welcome");
            server.inTurnAt("BANNER", "220 scripted", "554 closed");
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(mailOfBoot()))
                    .withPropertyValues(
                            "spring.mail.host=127.0.0.1",
                            "spring.mail.port=" + server.port(),
                            "spring.mail.username=anna",
                            "spring.mail.password=secret",
                            "spring.mail.properties[mail.smtp.localhost]=localhost")
                    .run(context -> {
                        JavaMailSender sender = context.getBean(JavaMailSender.class);

                        assertThat(send(sender)).isEqualTo(StepResult.processed());
                        // Only who sees the dialogue can tell that this greeting is a refusal for good.
                        assertThat(send(sender)).isEqualTo(StepResult.rejected("554 closed"));
                    });
            assertThat(server.taken()).hasSize(1);
            assertThat(server.commands()).contains("AUTH PLAIN YW5uYQBhbm5hAHNlY3JldA==");
        }
    }

    private static StepResult send(JavaMailSender sender) throws Exception {
        return MailSteps.sending(sender, Hello.by(sender)).handle(TestStep.of("anna@example.test"));
    }
}
