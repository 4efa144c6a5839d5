package io.github.cronguard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.mail.contract.ScriptedSmtp;
import io.github.cronguard.mail.contract.TestStep;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session of the host's brings along. */
class SmtpSessionIT {
    private final Properties properties = new Properties();
    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedSmtp.start();
        properties.setProperty("mail.smtp.localhost", "localhost");
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(server.port()));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static StepHandler sending(Session session) {
        return StepMail.sending(SmtpAccount.of(session), step -> {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress("demo@example.test"));
            mail.setRecipients(MimeMessage.RecipientType.TO, step.contact());
            mail.setText("Hello");
            return mail;
        });
    }

    @Test
    void itsHostAndPortHold() throws Exception {
        assertThat(sending(Session.getInstance(properties)).handle(TestStep.of("anna@example.test")))
                .isEqualTo(StepResult.processed());
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void itsAuthenticatorLogsIn() throws Exception {
        server.at("EHLO", "250-scripted\r\n250 AUTH PLAIN").at("AUTH", "235 welcome");
        properties.setProperty("mail.smtp.auth", "true");
        Session session = Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("anna", "secret");
            }
        });

        assertThat(sending(session).handle(TestStep.of("anna@example.test"))).isEqualTo(StepResult.processed());
        assertThat(server.commands()).contains("AUTH PLAIN YW5uYQBhbm5hAHNlY3JldA==");
    }

    @Test
    void itIsGivenTheTimeOutsThatItLacks() throws Exception {
        properties.setProperty("mail.smtp.timeout", "20000");
        Session session = Session.getInstance(properties);

        sending(session).handle(TestStep.of("anna@example.test"));

        assertThat(session.getProperty("mail.smtp.connectiontimeout")).isEqualTo("10000");
        assertThat(session.getProperty("mail.smtp.timeout")).isEqualTo("20000");
        assertThat(session.getProperty("mail.smtp.writetimeout")).isEqualTo("30000");
    }

    @Test
    void itsSocketsDoNotWait() throws Exception {
        try (Socket socket = new PromptSockets().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void severalWorkersSendAtOnce() throws Exception {
        int workers = 8;
        StepHandler handler = sending(Session.getInstance(properties));
        CyclicBarrier start = new CyclicBarrier(workers);
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Callable<StepResult>> sends = IntStream.range(0, workers)
                    .<Callable<StepResult>>mapToObj(i -> () -> {
                        start.await(10, TimeUnit.SECONDS);
                        return handler.handle(TestStep.of("user-" + i + "@example.test"));
                    })
                    .toList();
            for (Future<StepResult> result : threads.invokeAll(sends, 30, TimeUnit.SECONDS)) {
                assertThat(result.get()).isEqualTo(StepResult.processed());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.taken()).hasSize(workers).doesNotHaveDuplicates();
    }
}
