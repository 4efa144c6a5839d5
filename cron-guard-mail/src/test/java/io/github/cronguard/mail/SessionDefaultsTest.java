package io.github.cronguard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDefaultsTest {
    private final Properties session = new Properties();

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    void suppliesTimeOutsAndPromptSockets(String protocol) {
        SessionDefaults.supply(session, protocol);

        assertThat(session)
                .hasSize(5)
                .containsEntry("mail." + protocol + ".connectiontimeout", "10000")
                .containsEntry("mail." + protocol + ".timeout", "30000")
                .containsEntry("mail." + protocol + ".writetimeout", "30000")
                .containsEntry("mail." + protocol + ".socketFactory.fallback", "false");
        assertThat(session.get("mail." + protocol + ".socketFactory")).isInstanceOf(PromptSockets.class);
    }

    @Test
    void leavesTimeOutsThatAreThere() {
        session.setProperty("mail.smtp.timeout", "5");
        session.put("mail.smtp.writetimeout", 6);

        SessionDefaults.supply(session, "smtp");

        assertThat(session).containsEntry("mail.smtp.timeout", "5").containsEntry("mail.smtp.writetimeout", 6);
    }

    @Test
    void leavesWhatTheSessionsOwnDefaultsSay() {
        Properties inherited = new Properties();
        inherited.setProperty("mail.smtp.timeout", "5");
        Properties inheriting = new Properties(inherited);

        SessionDefaults.supply(inheriting, "smtp");

        assertThat(inheriting.getProperty("mail.smtp.timeout")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"socketFactory", "socketFactory.class", "socks.host", "usesocketchannels"})
    void leavesTheSocketsToWhoChoseThem(String choice) {
        session.setProperty("mail.smtp." + choice, "chosen");

        SessionDefaults.supply(session, "smtp");

        assertThat(session.values()).noneMatch(PromptSockets.class::isInstance);
        assertThat(session).doesNotContainKey("mail.smtp.socketFactory.fallback");
    }
}
