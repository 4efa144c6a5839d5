package io.github.cronguard.spring.guide;

import static java.time.Duration.ofDays;

import io.github.cronguard.mail.MailWriter;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spring.mail.MailSteps;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;

/** The shorter one of the two sequences that the guides show. */
class BriefHost {
    private final MailWriter letters = step -> {
        throw new IllegalStateException("nobody sends these");
    };

    // SNIPPET short
    @Bean
    Sequence outreach(JavaMailSender mailer) {
        return Sequence.named("default_outreach")
                .step(1, "intro")
                .step(2, "follow-up", ofDays(3))
                .handledBy(Delivery.AT_MOST_ONCE, MailSteps.sending(mailer, letters));
    }
    // END
}
