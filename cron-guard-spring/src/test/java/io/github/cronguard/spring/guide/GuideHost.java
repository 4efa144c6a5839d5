package io.github.cronguard.spring.guide;

import static java.time.Duration.ofDays;

import io.github.cronguard.CronGuard;
import io.github.cronguard.RunContext;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Trigger;
import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spring.mail.MailSteps;
import io.github.cronguard.spring.task.CronGuardTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;

/** Has each snippet of the guides, between marks. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({GuideHost.Jobs.class, GuideHost.SignUps.class, GuideHost.OwnTimer.class})
class GuideHost {

    // SNIPPET sequence
    @Bean
    Sequence outreach(JavaMailSender mailer) {
        return Sequence.named("default_outreach")
                .step(1, "intro")
                .step(2, "follow-up", ofDays(3))
                .handledBy(Delivery.AT_MOST_ONCE, MailSteps.sending(mailer, step -> {
                    MimeMessageHelper mail = new MimeMessageHelper(mailer.createMimeMessage(), "UTF-8");
                    mail.setFrom("news@example.org");
                    mail.setTo(step.contact());
                    mail.setSubject("Hello " + step.attributes().getOrDefault("name", "there"));
                    mail.setText("Thank you for your interest.\n");
                    return mail.getMimeMessage();
                }));
    }
    // END

    // SNIPPET alerts
    @Bean
    AlertSink alertsByMail(JavaMailSender mailer) {
        return alert -> {
            SimpleMailMessage mail = new SimpleMailMessage();
            mail.setFrom("cron@example.org");
            mail.setTo("you@example.org");
            mail.setSubject("[" + alert.guard() + "] " + alert.sentence());
            mail.setText(alert.detail() + "\n\nSince " + alert.since() + ", told by " + alert.node());
            mailer.send(mail);
        };
    }
    // END

    static class Jobs {
        final List<String> done = Collections.synchronizedList(new ArrayList<>());
        private final Reports reports = () -> {
            done.add("reports");
            return 2;
        };
        private final Feeds feeds = stop -> done.add("feeds " + stop.getAsBoolean());

        // SNIPPET task
        @CronGuardTask(schedule = "0 6 * * *", zone = "Europe/Berlin")
        RunCounts reports(RunContext run) {
            return RunCounts.processed(reports.build());
        }
        // END

        // SNIPPET sync
        @CronGuardTask(schedule = "*/5 * * * *", zone = "Europe/Berlin")
        void sync(RunContext run) {
            feeds.sync(run::shouldStop);
        }
        // END
    }

    interface Reports {
        int build();
    }

    interface Feeds {
        void sync(BooleanSupplier stop);
    }

    static class SignUps {
        private final Enrollments enrollments;
        private final List<String> customers = new ArrayList<>();

        SignUps(Enrollments enrollments) {
            this.enrollments = enrollments;
        }

        // SNIPPET enroll
        @Transactional
        public void signUp(String email, String name) {
            customers.add(email);
            enrollments.enroll("default_outreach", email, Map.of("name", name));
        }
        // END
    }

    static class OwnTimer {
        private final ObjectProvider<CronGuard> guard;

        OwnTimer(ObjectProvider<CronGuard> guard) {
            this.guard = guard;
        }

        private CronGuard cronGuard() {
            return guard.getObject();
        }

        // SNIPPET timer
        @Scheduled(fixedDelay = 60_000)
        void ownTimer() {
            cronGuard().run(Trigger.timer("billing"));
        }
        // END
    }
}
