package io.github.cronguard.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.Alert.Phase;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.sequence.StepResult;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailAlertsTest {
    private static final Instant SINCE = Instant.parse("2026-11-24T12:05:00Z");
    private final List<MimeMessage> sent = new ArrayList<>();

    private static InternetAddress address(String text) throws MessagingException {
        return new InternetAddress(text);
    }

    private static Alert alert(String guard) {
        return new Alert(
                guard, AlertKind.LATE, Phase.OPENED, "late-3-1", SINCE, SINCE, "Cron is late.", "No call came.", "n1");
    }

    private void send(StepResult result, Alert alert) throws Exception {
        MailRoute route = mail -> {
            sent.add(mail);
            return result;
        };
        MailAlerts.sending(route, address("cron@example.org"), address("a@example.org"), address("b@example.org"))
                .send(alert);
    }

    @Test
    void writesWhatAPersonNeedsToKnow() throws Exception {
        send(StepResult.processed(), alert("käse"));
        MimeMessage mail = sent.get(0);
        assertThat(mail.getSubject()).isEqualTo("[käse] Cron is late.");
        assertThat(mail.getFrom()).containsExactly(address("cron@example.org"));
        assertThat(mail.getAllRecipients()).containsExactly(address("a@example.org"), address("b@example.org"));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContent().toString())
                .startsWith("Cron is late.\n\nNo call came.\n\nGuard: käse\n")
                .contains("Since: 2026-11-24T12:05:00Z", "Told by: n1", "Alert: late, late-3-1");
    }

    @Test
    void allAttemptsAreOneMailAndThoseOfAnotherGuardAreOthers() throws Exception {
        send(StepResult.processed(), alert("one"));
        send(StepResult.processed(), alert("one"));
        send(StepResult.processed(), alert("two"));
        String first = sent.get(0).getMessageID();
        assertThat(first).matches("<late-3-1\\.[0-9a-f]+@example\\.org>");
        assertThat(sent.get(1).getMessageID()).isEqualTo(first);
        assertThat(sent.get(2).getMessageID()).isNotEqualTo(first);
    }

    @Test
    void whatTheServerDidNotSurelyTakeIsAFailure() {
        assertThatThrownBy(() -> send(StepResult.rejected("550 no such user"), alert("one")))
                .isInstanceOf(MessagingException.class)
                .hasMessage("The mail of alert late-3-1 is REJECTED: 550 no such user");
        assertThatThrownBy(() -> send(StepResult.uncertain("no answer"), alert("one")))
                .hasMessage("The mail of alert late-3-1 is UNCERTAIN: no answer");
    }

    @Test
    void needsARecipient() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailAlerts.sending(mail -> StepResult.processed(), address("cron@example.org")));
    }
}
