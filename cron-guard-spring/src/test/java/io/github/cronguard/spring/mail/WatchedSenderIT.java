package io.github.cronguard.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.mail.contract.ScriptedSmtp;
import io.github.cronguard.mail.contract.TestStep;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.sequence.StepResult.Kind;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Whose dialogue is watched, and with which settings. */
class WatchedSenderIT {
    private static final TestStep STEP = TestStep.of("anna@example.test");
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

    private static StepResult send(JavaMailSenderImpl sender) throws Exception {
        return MailSteps.sending(sender, Hello.by(sender)).handle(STEP);
    }

    @Test
    void sendsWhatAHostWritesWithTheHelper() throws Exception {
        assertThat(send(sender)).isEqualTo(StepResult.processed());
        assertThat(server.taken().get(0))
                .contains("To: anna@example.test\n", "X-Step-Key: default_outreach/42/1\n", "Date: ")
                .contains("Message-ID: <default_outreach.42.1@example.test>\n");
    }

    @Test
    void readsTheSettingsAtEachMail() throws Exception {
        StepHandler handler = MailSteps.sending(sender, Hello.by(sender));
        handler.handle(STEP);
        try (ScriptedSmtp second = ScriptedSmtp.start()) {
            second.at("EHLO", "250-scripted\r\n250 AUTH PLAIN").at("AUTH", "235 welcome");
            sender.setPort(second.port());
            sender.setUsername("anna");
            sender.setPassword("secret");

            handler.handle(STEP);

            assertThat(second.commands()).contains("AUTH PLAIN YW5uYQBhbm5hAHNlY3JldA==");
        }
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void doesNotLogInWithAnEmptyPlaceholder() throws Exception {
        server.at("EHLO", "250-scripted\r\n250 AUTH PLAIN");
        sender.setUsername("");
        sender.setPassword("");

        assertThat(send(sender)).isEqualTo(StepResult.processed());
        assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH"));
    }

    @Test
    void appliesTheTimeOutsThatTheSenderLacks() throws Exception {
        SpySockets spy = new SpySockets();
        List<Integer> whileItSends = new CopyOnWriteArrayList<>();
        sender.getJavaMailProperties().put("mail.smtp.socketFactory", spy);
        server.at("END", () -> {
            whileItSends.add(spy.sockets.get(0).getSoTimeout());
            return "250 taken";
        });

        assertThat(send(sender)).isEqualTo(StepResult.processed());

        assertThat(spy.connectTimeouts).containsExactly(10_000);
        assertThat(whileItSends).containsExactly(30_000);
        assertThat(sender.getSession().getProperty("mail.smtp.writetimeout")).isEqualTo("30000");
    }

    @Test
    void speaksTheProtocolOfTheSession() {
        sender.getJavaMailProperties().setProperty("mail.transport.protocol", "smtps");

        assertThatThrownBy(() -> send(sender)).hasStackTraceContaining("SSL");
    }

    @Test
    void leavesAnotherProtocolToTheSender() throws Exception {
        Session session = Session.getInstance(new Properties());
        session.addProvider(RecordingTransport.as("mock"));
        sender.setSession(session);
        sender.setProtocol("mock");
        List<String> recorded = RecordingTransport.in(session);

        assertThat(send(sender)).isEqualTo(StepResult.processed());
        assertThat(recorded).containsExactly("Hello");
    }

    @Test
    void leavesAnotherProviderOfSmtpToTheSender() throws Exception {
        sender.getSession().setProvider(RecordingTransport.as("smtp"));
        List<String> recorded = RecordingTransport.in(sender.getSession());

        assertThat(send(sender)).isEqualTo(StepResult.processed());
        assertThat(recorded).containsExactly("Hello");
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void doesNotPassByWhatASubclassDoesInstead() throws Exception {
        List<Object> kept = new CopyOnWriteArrayList<>();
        JavaMailSenderImpl staging = Hello.at(server, new JavaMailSenderImpl() {
            @Override
            protected void doSend(MimeMessage[] mails, Object @Nullable [] originals) {
                kept.addAll(List.of(mails));
            }
        });

        assertThat(send(staging)).isEqualTo(StepResult.processed());
        assertThat(kept).hasSize(1);
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void aSubclassKeepsTheIdAndTellsWhatItsExceptionsTell() throws Exception {
        JavaMailSenderImpl subclass = Hello.at(server, new JavaMailSenderImpl() {});
        server.inTurnAt("END", "250 taken", "554 spam", "451 later", "");

        assertThat(send(subclass)).isEqualTo(StepResult.processed());
        assertThat(server.taken().get(0)).contains("Message-ID: <default_outreach.42.1@example.test>\n");
        assertThat(send(subclass).kind()).isEqualTo(Kind.REJECTED);
        assertThatThrownBy(() -> send(subclass)).hasMessageContaining("451 later");
        assertThat(send(subclass).kind()).isEqualTo(Kind.UNCERTAIN);
    }
}
