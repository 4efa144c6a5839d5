package io.github.cronguard.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.mail.contract.ScriptedSmtp;
import io.github.cronguard.mail.contract.TestStep;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.sequence.StepResult.Kind;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the demo's own; how a mail ends is tested where the handler is. */
class SmtpMailIT {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));

    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedSmtp.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private StepResult send(TestStep step) throws Exception {
        return SmtpMail.by(new SmtpServer("127.0.0.1", server.port(), "demo@example.test"), CLOCK)
                .handle(step);
    }

    @Test
    void sendsOneMailWithTheHeadersOfItsStep() throws Exception {
        assertThat(send(TestStep.of("anna@example.test"))).isEqualTo(StepResult.processed());

        assertThat(server.taken()).hasSize(1);
        assertThat(server.taken().get(0))
                .contains("X-Step-Key: default_outreach/42/1\n")
                .contains("Message-ID: <default_outreach.42.1@example.test>\n")
                .contains("List-Unsubscribe: <mailto:demo@example.test?subject=unsubscribe%20default_outreach>\n")
                .contains("To: anna@example.test\n")
                .contains("From: demo@example.test\n")
                .contains("Date: Tue, 24 Nov 2026 ")
                .contains("Content-Type: text/plain; charset=UTF-8\n");
    }

    @Test
    void encodesWhatIsNotAscii() throws Exception {
        send(TestStep.of("anna@example.test", Map.of("name", "Änne")));

        assertThat(server.taken().get(0)).contains("Subject: =?UTF-8?").contains("Hello =C3=84nne =E2=80=93 this");
        assertThat(server.taken().get(0).chars()).allMatch(c -> c < 128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna\r\nBcc: x@example.test", "Änne\nBcc: x@example.test"})
    void letsNoNameBecomeAHeader(String name) throws Exception {
        send(TestStep.of("anna@example.test", Map.of("name", name)));

        assertThat(server.taken().get(0)).doesNotContain("\nBcc:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"anna", "anna@", "@example.test", "anna@example.test, bert@example.test", "änne@example.test"})
    void rejectsAContactThatIsNoAddress(String contact) throws Exception {
        assertThat(send(TestStep.of(contact)).kind()).isEqualTo(Kind.REJECTED);
        assertThat(server.commands()).isEmpty();
    }
}
