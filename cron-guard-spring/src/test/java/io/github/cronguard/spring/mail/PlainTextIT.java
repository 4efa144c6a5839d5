package io.github.cronguard.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.mail.contract.ScriptedSmtp;
import io.github.cronguard.mail.contract.TestStep;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.sequence.StepResult.Kind;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.MailParseException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Steps as plain text. */
class PlainTextIT {
    private ScriptedSmtp server;
    private JavaMailSenderImpl sender;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedSmtp.start();
        sender = Hello.at(server, new JavaMailSenderImpl());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private StepResult send(String contact, SimpleMailMessage template) throws Exception {
        return MailSteps.sendingSimple(sender, step -> {
                    SimpleMailMessage mail = new SimpleMailMessage(template);
                    mail.setTo(step.contact());
                    return mail;
                })
                .handle(TestStep.of(contact));
    }

    private static SimpleMailMessage template() {
        SimpleMailMessage template = new SimpleMailMessage();
        template.setFrom("News <news@example.test>");
        template.setReplyTo("help@example.test");
        template.setSubject("Hello");
        template.setText("Herzliche Grüße aus Berlin\n");
        return template;
    }

    @Test
    void isSentWithTheHeadersOfTheStep() throws Exception {
        assertThat(send("anna@example.test", template())).isEqualTo(StepResult.processed());
        assertThat(server.taken().get(0))
                .contains("From: News <news@example.test>\n", "Reply-To: help@example.test\n", "Subject: Hello\n")
                .contains("To: anna@example.test\n", "X-Step-Key: default_outreach/42/1\n")
                .contains("Message-ID: <default_outreach.42.1@example.test>\n");
    }

    @Test
    void isUtf8UnlessTheSenderSaysOtherwise() throws Exception {
        send("anna@example.test", template());
        sender.setDefaultEncoding("ISO-8859-1");
        send("anna@example.test", template());

        assertThat(server.taken().get(0)).contains("charset=UTF-8", "Gr=C3=BC=C3=9Fe");
        assertThat(server.taken().get(1)).contains("charset=ISO-8859-1", "Gr=FC=DFe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@", "@example.test", "anna@example.test, bert@example.test"})
    void isRejectedWhenTheContactIsNoAddress(String contact) throws Exception {
        assertThat(send(contact, template()).kind()).isEqualTo(Kind.REJECTED);
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void isAFailedAttemptWhenAnAddressOfTheHostIsNone() {
        SimpleMailMessage from = template();
        from.setFrom("news@");
        SimpleMailMessage replyTo = template();
        replyTo.setReplyTo("help@");

        assertThatThrownBy(() -> send("anna@example.test", from)).isInstanceOf(MailParseException.class);
        assertThatThrownBy(() -> send("anna@example.test", replyTo)).isInstanceOf(MailParseException.class);
    }
}
