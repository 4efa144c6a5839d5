package io.github.cronguard.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.mail.contract.TestStep;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.sequence.StepResult.Kind;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

/** What the exceptions of a sender mean whose dialogue cannot be seen. */
class SenderRouteTest {
    private static final Address[] NOBODY = {};

    private static StepResult send(@Nullable RuntimeException failure) throws Exception {
        BrokenSender sender = new BrokenSender(failure);
        return MailSteps.sending(sender, Hello.by(sender)).handle(TestStep.of("anna@example.test"));
    }

    private static MessagingException answer(int code) {
        return new SMTPSendFailedException(".", code, code + " so", null, NOBODY, NOBODY, NOBODY);
    }

    private static MailSendException failed(Exception... failures) {
        Map<Object, Exception> byMail = new LinkedHashMap<>();
        for (Exception failure : failures) {
            byMail.put(new Object(), failure);
        }
        return new MailSendException(byMail);
    }

    @Test
    void isProcessedWithoutAnException() throws Exception {
        assertThat(send(null)).isEqualTo(StepResult.processed());
    }

    static Stream<MailException> beforeAnythingIsSent() {
        return Stream.of(
                new MailAuthenticationException("535 wrong"),
                new MailParseException("broken"),
                new MailPreparationException("no template"));
    }

    @ParameterizedTest
    @MethodSource("beforeAnythingIsSent")
    void isAFailedAttemptWhenNothingWasSent(MailException failure) {
        assertThatThrownBy(() -> send(failure)).isSameAs(failure);
    }

    @Test
    void isWhatTheFailureOfTheMailTells() throws Exception {
        MessagingException later = answer(451);

        assertThat(send(failed(answer(554)))).isEqualTo(StepResult.rejected("554 so"));
        assertThat(send(failed(answer(-1))).kind()).isEqualTo(Kind.UNCERTAIN);
        assertThatThrownBy(() -> send(failed(later))).isSameAs(later);
    }

    @Test
    void isWhatTheCauseTellsWhenNoMailIsNamed() throws Exception {
        MessagingException login = new AuthenticationFailedException("535 wrong");

        assertThat(send(new MailSendException("no", answer(554)))).isEqualTo(StepResult.rejected("554 so"));
        assertThatThrownBy(() -> send(new MailSendException("no", login))).isSameAs(login);
    }

    static Stream<RuntimeException> untold() {
        return Stream.of(
                new MailSendException("no"),
                new MailSendException("no", new IOException("reset")),
                new MailSendException("Failed to close server connection", new MessagingException("reset")),
                failed(new IOException("reset")),
                failed(answer(451), answer(554)),
                new MailException("of the host's own") {},
                new IllegalStateException("bug"));
    }

    @ParameterizedTest
    @MethodSource("untold")
    void isUncertainWhenTheyDoNotTell(RuntimeException failure) throws Exception {
        StepResult result = send(failure);

        assertThat(result.kind()).isEqualTo(Kind.UNCERTAIN);
        assertThat(result.why()).startsWith("It is not known whether the mail was sent: ");
    }
}
