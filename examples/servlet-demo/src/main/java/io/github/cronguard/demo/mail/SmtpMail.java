package io.github.cronguard.demo.mail;

import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.time.InstantSource;

/** Sends each step as an e-mail, on a connection of its own. */
public final class SmtpMail implements StepHandler {
    private final SmtpServer server;
    private final Session session;
    private final InstantSource clock;

    /**
     * Sends by a server.
     *
     * @param server where mail goes
     * @param clock dates the mails
     */
    public SmtpMail(SmtpServer server, InstantSource clock) {
        this.server = server;
        this.session = server.session();
        this.clock = clock;
    }

    @Override
    public StepResult handle(StepContext step) throws MessagingException {
        StepMessage mail;
        try {
            mail = StepMessage.of(step, server, session, clock.instant());
        } catch (AddressException e) {
            return StepResult.rejected(String.valueOf(e.getMessage()));
        }
        SmtpDialogue smtp = new SmtpDialogue(session);
        try {
            smtp.connect(server.host(), server.port(), null, null);
            smtp.sendMessage(mail, mail.getAllRecipients());
            return StepResult.processed();
        } catch (MessagingException e) {
            return smtp.outcomeOf(e);
        } finally {
            smtp.quit();
        }
    }
}
