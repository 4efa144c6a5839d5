package io.github.cronguard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.mail.contract.TestStep;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepHeadersTest {

    private static MimeMessage mail(String key) throws MessagingException {
        MimeMessage mail = new MimeMessage((Session) null);
        mail.setText("Hello");
        StepHeaders.set(new TestStep(key, "anna@example.test", Map.of()), mail);
        return mail;
    }

    @ParameterizedTest
    @CsvSource({
        "demo@example.org, example.org",
        "Demo <demo@mail.example.org>, mail.example.org",
        "'demo@example.org, other@example.com', example.org",
        "demo@[127.0.0.1], localhost",
        "demo, demo",
        "demo@exämple.org, xn--exmple-cua.org",
        "demo@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.org, localhost",
    })
    void takesTheDomainOfTheFirstSender(String from, String domain) throws Exception {
        MimeMessage mail = new MimeMessage((Session) null);
        mail.setText("Hello");
        mail.setHeader("From", from);

        StepHeaders.set(TestStep.of("anna@example.test"), mail);

        assertThat(mail.getMessageID()).isEqualTo("<default_outreach.42.1@" + domain + ">");
    }

    @Test
    void doesWithoutASender() throws Exception {
        assertThat(mail("a/1/1").getMessageID()).isEqualTo("<a.1.1@localhost>");
    }

    @ParameterizedTest
    @CsvSource({"a b/1/1, a%20b/1/1", "a+b/1/1, a%2Bb/1/1", "a%20b/1/1, a%2520b/1/1", "ä*/1/1, %C3%A4%2A/1/1"})
    void encodesWhatNoHeaderMayHold(String key, String encoded) throws Exception {
        assertThat(mail(key).getHeader("X-Step-Key")).containsExactly(encoded);
        assertThat(mail(key).getMessageID()).isEqualTo("<" + encoded.replace('/', '.') + "@localhost>");
    }
}
