package io.github.cronguard.mail.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.sequence.StepResult.Kind;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a mail ends when the server fails at any line of the dialogue. */
public abstract class SmtpOutcomeContract extends StepMailContract {
    private static final String WITH_LOGIN = "250-scripted\r\n250 AUTH PLAIN";

    @Test
    void isProcessedWhenTheServerTookIt() throws Exception {
        assertThat(send()).isEqualTo(StepResult.processed());
        assertThat(server.taken()).hasSize(1);
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

        // angus-mail goes on to HELO, and hears nothing more.
        assertThatThrownBy(this::send).hasStackTraceContaining(line.equals("EHLO") ? "[EOF]" : "421 later");
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 busy", "451 error", "452 full", "499 what"})
    void isAFailedAttemptAfterEvery4xxForTheRecipient(String answer) {
        server.at("RCPT", answer);

        assertThatThrownBy(this::send).hasMessageContaining(answer);
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

        assertThatThrownBy(this::send).isInstanceOf(Exception.class);
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void isAFailedAttemptWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> send(MailHost.at(port), Letter::of)).isInstanceOf(Exception.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {HANG_UP, "hello"})
    void isUncertainWithoutAnAnswerToTheDataThatMakesSense(String answer) throws Exception {
        server.at("END", answer);

        assertThat(send().kind()).isEqualTo(Kind.UNCERTAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {HANG_UP, "hello"})
    void isUncertainWithoutAnAnswerToTheLastChunkThatMakesSense(String answer) throws Exception {
        server.at("EHLO", "250-scripted\r\n250 CHUNKING").at("END", answer);

        assertThat(send(host().with("mail.smtp.chunksize", "100000"), Letter::of)
                        .kind())
                .isEqualTo(Kind.UNCERTAIN);
        assertThat(server.commands()).anyMatch(command -> command.matches("BDAT \\d+ LAST"));
    }

    @Test
    void isUncertainWhenTheAnswerToTheDataDoesNotComeInTime() throws Exception {
        server.silentAt("END");

        assertThat(send(host().with("mail.smtp.timeout", "200"), Letter::of).kind())
                .isEqualTo(Kind.UNCERTAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "EHLO", "RCPT", "DATA"})
    void isAFailedAttemptWhenAnEarlierAnswerDoesNotComeInTime(String line) {
        server.silentAt(line);

        assertThatThrownBy(() -> send(host().with("mail.smtp.timeout", "200"), Letter::of))
                .hasStackTraceContaining("timed out");
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
    void logsIn() throws Exception {
        server.at("EHLO", WITH_LOGIN).at("AUTH", "235 welcome");

        assertThat(send(host().login("anna", "secret"), Letter::of)).isEqualTo(StepResult.processed());
        assertThat(server.commands()).contains("AUTH PLAIN YW5uYQBhbm5hAHNlY3JldA==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"535 5.7.8 wrong", "534 too weak", "504 not this one", "454 later", HANG_UP})
    void isAFailedAttemptWhenTheLoginIsRefused(String answer) {
        server.at("EHLO", WITH_LOGIN).at("AUTH", answer);

        assertThatThrownBy(() -> send(host().login("anna", "secret"), Letter::of))
                .hasStackTraceContaining(answer)
                .asString()
                .doesNotContain("secret", "YW5u");
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void isAFailedAttemptWhenTheServerWantsALoginFirst(String line) {
        server.at(line, "530 5.7.0 Authentication required");

        assertThatThrownBy(this::send).hasMessageContaining("530 5.7.0 Authentication required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 no", "454 later"})
    void isAFailedAttemptWhenTheServerDoesNotEncrypt(String answer) {
        server.at("EHLO", "250-scripted\r\n250 STARTTLS").at("STARTTLS", answer);

        assertThatThrownBy(() -> send(host().with("mail.smtp.starttls.enable", "true"), Letter::of))
                .hasMessageContaining(answer);
    }
}
