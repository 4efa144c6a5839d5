package io.github.cronguard.mail.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.mail.MailWriter;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.sequence.StepResult.Kind;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server gets: the headers of the step, and to whom. */
public abstract class SmtpMessageContract extends StepMailContract {
    private static final String ID = "Message-ID: <default_outreach.42.1@example.test>\n";

    private void assertOneIdIn(String mail, String id) {
        assertThat(mail).contains(id).containsOnlyOnce("Message-ID:");
    }

    @Test
    void hasTheHeadersOfItsStep() throws Exception {
        send();

        assertThat(server.taken()).hasSize(1);
        assertThat(server.taken().get(0))
                .contains("X-Step-Key: default_outreach/42/1\n")
                .contains("To: anna@example.test\n")
                .contains("From: demo@example.test\n")
                .contains("Content-Type: text/plain; charset=UTF-8\n");
        assertOneIdIn(server.taken().get(0), ID);
    }

    @Test
    void hasTheSameIdAtEachAttempt() throws Exception {
        server.inTurnAt("END", "451 later", "250 taken", "250 taken");

        assertThatThrownBy(this::send).hasMessageContaining("451 later");
        send();
        send();

        assertThat(server.taken()).hasSize(2).allSatisfy(mail -> assertOneIdIn(mail, ID));
    }

    @Test
    void keepsAnIdOfTheWriters() throws Exception {
        send(host(), step -> {
            MimeMessage mail = Letter.of(step);
            mail.setHeader("Message-ID", "<mine@example.org>");
            return mail;
        });

        assertOneIdIn(server.taken().get(0), "Message-ID: <mine@example.org>\n");
    }

    @Test
    void keepsAnIdThatTheMessageGivesItselfWhenItIsSaved() throws Exception {
        send(
                host(),
                step -> Letter.fill(
                        new MimeMessage((Session) null) {
                            @Override
                            protected void updateMessageID() throws MessagingException {
                                setHeader("Message-ID", "<mine@example.org>");
                            }
                        },
                        step));

        assertOneIdIn(server.taken().get(0), "Message-ID: <mine@example.org>\n");
    }

    @Test
    void replacesAnIdThatWasMadeUpWhenTheWriterSavedTheMail() throws Exception {
        send(host(), step -> {
            MimeMessage mail = Letter.of(step);
            mail.saveChanges();
            return mail;
        });

        assertOneIdIn(server.taken().get(0), ID);
    }

    @Test
    void keepsItsIdWhenTheMailIsMade8Bit() throws Exception {
        server.at("EHLO", "250-scripted\r\n250 8BITMIME");
        MailWriter writer = step -> {
            SMTPMessage mail = new SMTPMessage((Session) null);
            mail.setAllow8bitMIME(true);
            return Letter.fill(mail, step);
        };

        handler(host(), writer).handle(TestStep.of("anna@example.test", Map.of("name", "Änne")));

        assertThat(server.taken().get(0)).contains("Content-Transfer-Encoding: 8bit");
        assertOneIdIn(server.taken().get(0), ID);
    }

    @Test
    void letsNoKeyBecomeAHeader() throws Exception {
        handler(host(), Letter::of)
                .handle(new TestStep("a/1\r\nBcc: eve@example.test\r\n\r\nBye/1", "anna@example.test", Map.of()));

        assertThat(server.taken().get(0))
                .doesNotContain("\nBcc:", "\nBye")
                .contains("X-Step-Key: a/1%0D%0ABcc%3A%20eve%40example.test%0D%0A%0D%0ABye/1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "anna@", "@example.test", "anna@example.test, bert@example.test"})
    void isRejectedWhenTheContactIsNoAddress(String contact) throws Exception {
        assertThat(handler(host(), Letter::of).handle(TestStep.of(contact)).kind())
                .isEqualTo(Kind.REJECTED);
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void isRejectedWithoutRecipients() throws Exception {
        assertThat(send(host(), Letter.to()).kind()).isEqualTo(Kind.REJECTED);
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void isAFailedAttemptWhenTheWriterFails() {
        IOException failure = new IOException("no template");

        assertThatThrownBy(() -> send(host(), step -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void isAFailedAttemptWhenTheContentCannotBeRead() {
        assertThatThrownBy(() -> send(host(), step -> {
                    MimeMessage mail = Letter.of(step);
                    mail.setContent(new Object(), "application/x-unknown");
                    return mail;
                }))
                .isInstanceOf(Exception.class);
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void isAFailedAttemptWhenTheContentBreaksInTheMiddle() {
        MailWriter writer = step -> Letter.fill(
                new MimeMessage((Session) null) {
                    @Override
                    public void writeTo(OutputStream out, String[] leftOut) throws IOException {
                        out.write("Subject: half\r\n".getBytes(StandardCharsets.US_ASCII));
                        throw new IllegalStateException("broken template");
                    }
                },
                step);

        assertThatThrownBy(() -> send(host().with("mail.smtp.timeout", "200"), writer))
                .hasMessageContaining("broken template");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void goesToAllRecipientsAtOnce() throws Exception {
        MailWriter writer = step -> {
            MimeMessage mail =
                    Letter.to("anna@example.test", "bert@example.test").write(step);
            mail.setRecipients(Message.RecipientType.BCC, "eve@example.test");
            return mail;
        };

        assertThat(send(host(), writer)).isEqualTo(StepResult.processed());

        assertThat(server.commands())
                .contains("RCPT TO:<anna@example.test>", "RCPT TO:<bert@example.test>", "RCPT TO:<eve@example.test>");
        assertThat(server.taken()).hasSize(1);
        assertThat(server.taken().get(0)).doesNotContain("eve@");
    }

    @ParameterizedTest
    @CsvSource({"550 no, 250 ok", "250 ok, 550 no", "550 no, 451 later", "451 later, 550 no"})
    void isRejectedAndSentToNobodyWhenOneRecipientIsRefusedForGood(String first, String second) throws Exception {
        server.inTurnAt("RCPT", first, second);

        assertThat(send(host(), Letter.to("anna@example.test", "bert@example.test")))
                .isEqualTo(StepResult.rejected("550 no"));
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"451 later, 250 ok", "250 ok, 451 later"})
    void isAFailedAttemptAndSentToNobodyWhenOneRecipientIsRefusedForNow(String first, String second) {
        server.inTurnAt("RCPT", first, second);

        assertThatThrownBy(() -> send(host(), Letter.to("anna@example.test", "bert@example.test")))
                .hasMessageContaining("451 later");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void isProcessedWhenTheSessionWantsItSentToSome() throws Exception {
        server.inTurnAt("RCPT", "550 no", "250 ok");

        assertThat(send(
                        host().with("mail.smtp.sendpartial", "true"),
                        Letter.to("anna@example.test", "bert@example.test")))
                .isEqualTo(StepResult.processed());
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void isProcessedWhenTheSessionWantsSuccessReported() throws Exception {
        assertThat(send(host().with("mail.smtp.reportsuccess", "true"), Letter::of))
                .isEqualTo(StepResult.processed());
    }
}
