package io.github.cronguard.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.sequence.StepResult.Kind;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMailIT {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    private static final String HANG_UP = "";

    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedSmtp.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private StepResult send() throws MessagingException {
        return send(TestStep.of("anna@example.test"));
    }

    private StepResult send(TestStep step) throws MessagingException {
        return mail(server.port(), Duration.ofSeconds(20)).handle(step);
    }

    private static SmtpMail mail(int port, Duration answerTimeout) {
        return new SmtpMail(
                new SmtpServer("127.0.0.1", port, "demo@example.test", Duration.ofSeconds(5), answerTimeout), CLOCK);
    }

    @Test
    void sendsOneMailWithTheHeadersOfItsStep() throws Exception {
        assertThat(send()).isEqualTo(StepResult.processed());

        assertThat(server.taken()).hasSize(1);
        assertThat(server.taken().get(0))
                .contains("X-Step-Key: default_outreach/42/1\n")
                .contains("Message-ID: <default_outreach.42.1@example.test>\n")
                .contains("List-Unsubscribe: <mailto:demo@example.test?subject=unsubscribe%20default_outreach>\n")
                .contains("To: anna@example.test\n")
                .contains("From: demo@example.test\n")
                .contains("Content-Type: text/plain; charset=UTF-8\n");
    }

    @Test
    void encodesWhatIsNotAscii() throws Exception {
        send(new TestStep("anna@example.test", Map.of("name", "Änne")));

        assertThat(server.taken().get(0)).contains("Subject: =?UTF-8?").contains("Hello =C3=84nne =E2=80=93 this");
        assertThat(server.taken().get(0).chars()).allMatch(c -> c < 128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna\r\nBcc: x@example.test", "Änne\nBcc: x@example.test"})
    void letsNoNameBecomeAHeader(String name) throws Exception {
        send(new TestStep("anna@example.test", Map.of("name", name)));

        assertThat(server.taken().get(0)).doesNotContain("\nBcc:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "HELO", "MAIL", "RCPT", "DATA", "END"})
    void isRejectedAfterAnAnswer5xx(String line) throws Exception {
        server.at("EHLO", line.equals("HELO") ? "500 what?" : "250 scripted");
        server.at(line, "550 not here");

        assertThat(send()).isEqualTo(StepResult.rejected("550 not here"));
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "EHLO", "HELO", "MAIL", "RCPT", "DATA", "END"})
    void isAFailedAttemptAfterAnAnswer4xx(String line) {
        server.at("EHLO", line.equals("HELO") ? "500 what?" : "250 scripted");
        server.at("HELO", line.equals("EHLO") ? "421 later" : "250 scripted");
        server.at(line, "421 later");

        assertThatThrownBy(this::send).isInstanceOf(MessagingException.class);
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 busy", "451 error", "452 full", "499 what"})
    void isAFailedAttemptAfterEvery4xxForTheRecipient(String answer) {
        server.at("RCPT", answer);

        assertThatThrownBy(this::send).isInstanceOf(MessagingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"551 moved", "552 full", "553 no", "554 no", "599 what"})
    void isRejectedAfterEvery5xxForTheRecipient(String answer) throws Exception {
        server.at("RCPT", answer);

        assertThat(send()).isEqualTo(StepResult.rejected(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "EHLO", "MAIL", "RCPT", "DATA"})
    void isAFailedAttemptWhenTheConnectionIsLostBeforeTheData(String line) {
        server.at("HELO", HANG_UP).at(line, HANG_UP);

        assertThatThrownBy(this::send).isInstanceOf(MessagingException.class);
    }

    @Test
    void isUncertainWhenTheConnectionIsLostBehindTheData() throws Exception {
        server.at("END", HANG_UP);

        assertThat(send().kind()).isEqualTo(Kind.UNCERTAIN);
    }

    @Test
    void isUncertainWhenTheAnswerToTheDataMakesNoSense() throws Exception {
        server.at("END", "hello");

        assertThat(send().kind()).isEqualTo(Kind.UNCERTAIN);
    }

    @Test
    void isUncertainWhenTheAnswerToTheDataDoesNotComeInTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.at("END", () -> {
            never.await();
            return HANG_UP;
        });

        assertThat(mail(server.port(), Duration.ofMillis(200))
                        .handle(TestStep.of("anna@example.test"))
                        .kind())
                .isEqualTo(Kind.UNCERTAIN);
        never.countDown();
    }

    @Test
    void isAFailedAttemptWhenAnEarlierAnswerDoesNotComeInTime() {
        CountDownLatch never = new CountDownLatch(1);
        server.at("RCPT", () -> {
            never.await();
            return HANG_UP;
        });
        SmtpMail mail = mail(server.port(), Duration.ofMillis(200));

        assertThatThrownBy(() -> mail.handle(TestStep.of("anna@example.test"))).isInstanceOf(MessagingException.class);
        never.countDown();
    }

    @Test
    void remembersTheRefusalOfTheDataWhenTheServerHangsUpBehindIt() throws Exception {
        server.at("END", "554 spam").at("RSET", HANG_UP);

        assertThat(send()).isEqualTo(StepResult.rejected("554 spam"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 bye", "500 what?", "hello", HANG_UP})
    void isDoneWhateverHappensAtTheGoodbye(String answer) throws Exception {
        server.at("QUIT", answer);

        assertThat(send()).isEqualTo(StepResult.processed());
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void isAFailedAttemptWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        SmtpMail mail = mail(port, Duration.ofSeconds(5));

        assertThatThrownBy(() -> mail.handle(TestStep.of("anna@example.test"))).isInstanceOf(MessagingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"anna", "anna@", "@example.test", "anna@example.test, bert@example.test", "änne@example.test"})
    void rejectsAContactThatIsNoAddress(String contact) throws Exception {
        assertThat(send(TestStep.of(contact)).kind()).isEqualTo(Kind.REJECTED);
        assertThat(server.taken()).isEmpty();
    }
}
