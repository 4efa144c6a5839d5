package io.github.cronguard.mail.contract;

import io.github.cronguard.mail.MailWriter;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The server, and the one thing that a module gives. */
public abstract class StepMailContract {
    static final String HANG_UP = "";

    ScriptedSmtp server;

    /**
     * Makes the handler under test.
     *
     * @param host where it sends
     * @param writer of its mails
     */
    protected abstract StepHandler handler(MailHost host, MailWriter writer);

    @BeforeEach
    final void startServer() throws IOException {
        server = ScriptedSmtp.start();
    }

    @AfterEach
    final void stopServer() throws IOException {
        server.close();
    }

    final MailHost host() {
        return MailHost.at(server.port());
    }

    final StepResult send() throws Exception {
        return send(host(), Letter::of);
    }

    final StepResult send(MailHost host, MailWriter writer) throws Exception {
        return handler(host, writer).handle(TestStep.of("anna@example.test"));
    }
}
