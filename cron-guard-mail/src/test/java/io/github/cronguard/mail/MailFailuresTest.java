package io.github.cronguard.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.sequence.StepResult.Kind;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.ConnectException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailFailuresTest {
    private static final Address[] NOBODY = {};

    private static SMTPSendFailedException answer(String command, int code) {
        return new SMTPSendFailedException(command, code, code + " so", null, NOBODY, NOBODY, NOBODY);
    }

    private static MessagingException recipients(int... codes) throws AddressException {
        MessagingException chain = new SendFailedException("Invalid Addresses");
        for (int code : codes) {
            chain.setNextException(new SMTPAddressFailedException(
                    new InternetAddress("anna@example.test"), "RCPT TO:<anna@example.test>", code, code + " so"));
        }
        return chain;
    }

    private static void assertFailed(MessagingException failure) {
        assertThatThrownBy(() -> MailFailures.outcomeOf(failure)).isSameAs(failure);
    }

    @ParameterizedTest
    @CsvSource({"MAIL FROM:<x@example.test>, 550", "DATA, 554", "., 500", "., 599", "HELO localhost, 501"})
    void isRejectedAfterAnAnswer5xx(String command, int code) throws Exception {
        assertThat(MailFailures.outcomeOf(answer(command, code))).isEqualTo(StepResult.rejected(code + " so"));
    }

    @ParameterizedTest
    @CsvSource({"DATA, 421", "., 451", "., 499", "MAIL FROM:<x@example.test>, 530", "STARTTLS, 554"})
    void isFailedAfterAnAnswer4xxAndWhenTheConnectionIsRefused(String command, int code) {
        assertFailed(answer(command, code));
    }

    @ParameterizedTest
    @CsvSource({"., -1", "DATA, 0", "., 354"})
    void isUncertainAfterAnAnswerThatDoesNotTell(String command, int code) throws Exception {
        assertThat(MailFailures.outcomeOf(answer(command, code)).kind()).isEqualTo(Kind.UNCERTAIN);
    }

    @Test
    void theWorstAnswerForARecipientDecides() throws Exception {
        assertThat(MailFailures.outcomeOf(recipients(450, 550))).isEqualTo(StepResult.rejected("550 so"));
        assertThat(MailFailures.outcomeOf(recipients(550, 450))).isEqualTo(StepResult.rejected("550 so"));
        assertFailed(recipients(450, 451));
    }

    @Test
    void isRejectedWhenTheSenderIsRefused() throws Exception {
        MessagingException failure = new SMTPSenderFailedException(
                new InternetAddress("demo@example.test"), "MAIL FROM:<demo@example.test>", 553, "553 who?");

        assertThat(MailFailures.outcomeOf(failure)).isEqualTo(StepResult.rejected("553 who?"));
    }

    @Test
    void isProcessedWhenItWasTakenForSomeOfTheRecipients() throws Exception {
        MessagingException partly =
                new SMTPSendFailedException(".", 250, "250 taken", recipients(550), NOBODY, NOBODY, NOBODY);

        assertThat(MailFailures.outcomeOf(partly)).isEqualTo(StepResult.processed());
    }

    @Test
    void isFailedWhenTheLoginIsRefusedOrNobodyListens() {
        assertFailed(new AuthenticationFailedException("535 wrong"));
        assertFailed(new MessagingException("not sent", new AuthenticationFailedException("535 wrong")));
        assertFailed(new MailConnectException(
                new SocketConnectException("refused", new ConnectException("refused"), "127.0.0.1", 25, 10)));
    }

    @Test
    void isRejectedWhenTheAddressIsNone() throws Exception {
        assertThat(MailFailures.outcomeOf(new AddressException("Missing domain")))
                .isEqualTo(StepResult.rejected("Missing domain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exception reading response", "Can't send command to SMTP host", ""})
    void isUncertainWithoutAnyAnswer(String message) throws Exception {
        assertThat(MailFailures.outcomeOf(new MessagingException(message, new IOException("reset")))
                        .kind())
                .isEqualTo(Kind.UNCERTAIN);
    }
}
