package io.github.cronguard.demo.mail;

import io.github.cronguard.demo.parts.StepMessage;
import io.github.cronguard.mail.SmtpAccount;
import io.github.cronguard.mail.StepMail;
import io.github.cronguard.sequence.StepHandler;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;

/** Sends each step as an e-mail. */
public final class SmtpMail {
    private SmtpMail() {}

    /**
     * Sends by a server.
     *
     * @param server where mail goes
     * @param clock dates the mails
     * @return the steps' handler
     */
    public static StepHandler by(SmtpServer server, InstantSource clock) {
        Session session = server.session();
        return StepMail.sending(
                SmtpAccount.of(session),
                step -> StepMessage.write(step, new MimeMessage(session), server.from(), clock.instant()));
    }
}
