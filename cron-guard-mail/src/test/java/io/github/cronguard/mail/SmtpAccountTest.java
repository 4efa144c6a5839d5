package io.github.cronguard.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.token.Secret;
import jakarta.mail.Session;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpAccountTest {

    private static Session session(String protocol) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        return Session.getInstance(properties);
    }

    @Test
    void speaksSmtpUnlessTheSessionSaysOtherwise() {
        assertThat(SmtpAccount.of(Session.getInstance(new Properties())).protocol())
                .isEqualTo("smtp");
        assertThat(SmtpAccount.of(session("smtps")).protocol()).isEqualTo("smtps");
    }

    @Test
    void refusesAnotherProtocol() {
        assertThatThrownBy(() -> SmtpAccount.of(session("imap")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("imap");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 0, 65_536})
    void refusesAPortOutOfRange(int port) {
        SmtpAccount account = SmtpAccount.of(session("smtp"));

        assertThatThrownBy(() -> account.at("localhost", port)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"smtp, 25", "smtp, 65535", "smtps, -1"})
    void keepsEverythingElse(String protocol, int port) {
        Session session = session(protocol);

        assertThat(SmtpAccount.of(session).login("anna", Secret.of("secret")).at("mail.example.org", port))
                .isEqualTo(new SmtpAccount(session, protocol, "mail.example.org", port, "anna", Secret.of("secret")))
                .asString()
                .doesNotContain("secret");
    }
}
